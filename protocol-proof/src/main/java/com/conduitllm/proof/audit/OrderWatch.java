package com.conduitllm.proof.audit;

import com.conduitllm.testing.proxy.RecordedRequest;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands on the wire to the store: a DELETE goes only to a storage key whose committed row is
 * DELETING. A late or repeated one may find that the row was forgotten meanwhile; it does no harm,
 * as storage keys are never used again, and is counted.
 */
public final class OrderWatch {
    private final JdbcClient jdbc;
    private final Violations violations;
    private final AtomicLong stale = new AtomicLong();

    public OrderWatch(JdbcClient jdbc, Violations violations) {
        this.jdbc = jdbc;
        this.violations = violations;
    }

    /** How many keys were deleted again after their rows were gone. */
    public long stale() {
        return stale.get();
    }

    /** Looks at a request before it is passed on. */
    public void see(RecordedRequest request) {
        if (request.isDeleteObjects()) {
            judge(request.deletedKeys());
        } else if (request.method().equals("DELETE")) {
            String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
            judge(List.of(path.substring(path.indexOf('/', 1) + 1)));
        }
    }

    private record Row(String key, String state) {}

    private void judge(List<String> keys) {
        List<Row> rows =
                jdbc.sql(
                                """
                                SELECT u.key, CASE WHEN m.state IS NOT NULL THEN m.state
                                                   WHEN EXISTS (SELECT FROM proof_forgotten f WHERE f.storage_key = u.key)
                                                   THEN 'forgotten' ELSE 'none' END AS state
                                FROM unnest(:keys) u(key) LEFT JOIN media_records m ON m.storage_key = u.key
                                WHERE m.state IS DISTINCT FROM 'DELETING'
                                """)
                        .param("keys", keys.toArray(String[]::new))
                        .query((row, _) -> new Row(row.getString("key"), row.getString("state")))
                        .list();
        for (Row row : rows) {
            if (row.state().equals("forgotten")) {
                stale.incrementAndGet();
            } else {
                violations.add(
                        "order",
                        "a DELETE was sent for %s, whose row is %s"
                                .formatted(row.key(), row.state()));
            }
        }
    }
}
