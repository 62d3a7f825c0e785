package com.conduitllm.media.event;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of events: all fields always there, times as ISO-8601 in UTC, unknown fields ignored. A
 * mapper of its own, so that no setting of a service can change the contract.
 */
public final class EventJson {
    public static final JsonMapper MAPPER =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private EventJson() {}
}
