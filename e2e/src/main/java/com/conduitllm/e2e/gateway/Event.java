package com.conduitllm.e2e.gateway;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.UUID;

/** A message as a stranger who listens to the broker gets it. */
public record Event(String type, String routingKey, Map<String, String> headers, JsonNode body) {

    public UUID id() {
        return UUID.fromString(body.path("eventId").asString());
    }
}
