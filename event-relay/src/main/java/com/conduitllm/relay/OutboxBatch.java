package com.conduitllm.relay;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Rows of the outbox, oldest first, as read by the holder of the lease.
 *
 * @param token proves the lease
 * @param oldestAge how long the first row has been waiting, on the database's clock; zero when
 *     there is none
 */
record OutboxBatch(UUID token, List<Row> rows, Duration oldestAge) {
    OutboxBatch {
        rows = List.copyOf(rows);
    }

    /**
     * One event.
     *
     * @param type also the exchange that it goes to
     * @param payload JSON
     */
    record Row(UUID id, String type, String routingKey, String payload) {}
}
