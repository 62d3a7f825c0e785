package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.testing.stack.FreePort;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

/** With a broker that is away, so that what was queued stays where it can be seen. */
class KeyEventsIT {

    @Test
    void queuesAnEventWithEachChangeAndNoneWithARefusedOne() {
        Map<String, String> noBroker =
                Map.of("spring.rabbitmq.port", Integer.toString(FreePort.next()));
        try (AdminServer server = AdminServer.withStorage(noBroker)) {
            AdminClient client = server.client();
            String id = new KeyMaker(server).key();

            client.put(KEYS + "/" + id, "{\"metadata\":\"x\"}");
            client.put(KEYS + "/" + id, "{}");
            client.put(KEYS + "/" + id, "{\"keyName\":\"new\",\"rateLimitRpm\":0}");
            client.post(KEYS + "/" + id + "/rotate", "{}");

            assertThat(eventsOf(server, id))
                    .containsExactly("VirtualKeyUpdated 1", "VirtualKeyUpdated 2");
            assertThat(client.get(KEYS + "/" + id).json().get("keyName").asString())
                    .isEqualTo("a key");
            assertThat(client.get("actuator/health/readiness").status()).isEqualTo(200);
        }
    }

    private static List<String> eventsOf(AdminServer server, String id) {
        return server.sql()
                .sql(
                        """
                        SELECT event_type || ' ' || (payload ->> 'rowVersion') FROM event_outbox
                        WHERE routing_key = :id AND payload ->> 'keyId' = :id AND payload ->> 'eventId' = id::text
                        ORDER BY id
                        """)
                .param("id", id)
                .query(String.class)
                .list();
    }
}
