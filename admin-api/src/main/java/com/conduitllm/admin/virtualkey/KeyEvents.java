package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.event.EventJson;
import com.conduitllm.media.event.VirtualKeyChanged;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.UUID;

/** Queues what happened to a key, in the transaction in which it happened. */
@Component
class KeyEvents {
    private final JdbcClient jdbc;
    private final IdSource ids;

    KeyEvents(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void updated(UUID keyId, Instant changedAt, long rowVersion) {
        var event = new VirtualKeyChanged(ids.next(), keyId, changedAt, rowVersion);
        jdbc.sql(
                        """
                        INSERT INTO event_outbox (id, event_type, routing_key, payload)
                        VALUES (:id, :type, :key, :payload::jsonb)
                        """)
                .param("id", event.eventId())
                .param("type", VirtualKeyChanged.Type.VirtualKeyUpdated.name())
                .param("key", keyId.toString())
                .param("payload", EventJson.MAPPER.writeValueAsString(event))
                .update();
    }
}
