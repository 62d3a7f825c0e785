package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.event.EventJson;
import com.conduitllm.media.event.VirtualKeyChanged;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.UUID;

/** Queues that a key is going or gone, in the transaction in which it is. */
final class KeyEventQueue {
    private final JdbcClient jdbc;
    private final IdSource ids;

    KeyEventQueue(JdbcClient jdbc, IdSource ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    void add(VirtualKeyChanged.Type type, UUID keyId, Instant changedAt, long rowVersion) {
        var event = new VirtualKeyChanged(ids.next(), keyId, changedAt, rowVersion);
        jdbc.sql(
                        """
                        INSERT INTO event_outbox (id, event_type, routing_key, payload)
                        VALUES (:id, :type, :key, :payload::jsonb)
                        """)
                .param("id", event.eventId())
                .param("type", type.name())
                .param("key", keyId.toString())
                .param("payload", EventJson.MAPPER.writeValueAsString(event))
                .update();
    }
}
