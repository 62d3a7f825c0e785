package com.conduitllm.relay;

import com.conduitllm.relay.OutboxBatch.Row;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code event_outbox} and {@code leases}, each method one statement. */
final class OutboxTable {
    private final JdbcClient jdbc;

    OutboxTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes or renews the lease and reads the oldest rows; empty when another relay holds the
     * lease.
     *
     * @param token of the lease that this relay holds, null when it holds none
     */
    Optional<OutboxBatch> take(@Nullable UUID token, RelaySettings settings) {
        ResultSetExtractor<Optional<OutboxBatch>> reader = OutboxTable::read;
        return jdbc.sql(
                        """
                        WITH lease AS (
                            UPDATE leases
                            SET token = coalesce(:token::uuid, gen_random_uuid()),
                                lease_until = now() + make_interval(secs => :lease)
                            WHERE name = 'outbox-relay'
                              AND (token = :token::uuid OR lease_until IS NULL OR lease_until < now())
                            RETURNING token)
                        SELECT lease.token, o.id, o.event_type, o.routing_key, o.payload::text AS payload,
                               extract(epoch FROM now() - o.created_at)::float8 AS age
                        FROM lease LEFT JOIN LATERAL
                             (SELECT * FROM event_outbox ORDER BY id LIMIT :limit) o ON true
                        ORDER BY o.id
                        """)
                .param("token", token)
                .param("lease", settings.lease().toMillis() / 1000.0)
                .param("limit", settings.batchSize())
                .query(reader);
    }

    /** Whether nothing waits; writes nothing. */
    boolean isEmpty() {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM event_outbox)")
                .query(Boolean.class)
                .single();
    }

    /** Removes what the broker has confirmed. */
    int delete(Collection<UUID> ids) {
        return jdbc.sql("DELETE FROM event_outbox WHERE id = ANY(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** Gives the lease back, so that the next relay need not wait for its end. */
    void resign(UUID token) {
        jdbc.sql(
                        """
                        UPDATE leases SET token = NULL, lease_until = NULL
                        WHERE name = 'outbox-relay' AND token = :token
                        """)
                .param("token", token)
                .update();
    }

    private static Optional<OutboxBatch> read(ResultSet result) throws SQLException {
        UUID token = null;
        Duration age = Duration.ZERO;
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            if (token == null) {
                token = result.getObject("token", UUID.class);
                age = Duration.ofMillis((long) (Math.max(0, result.getDouble("age")) * 1000));
            }
            UUID id = result.getObject("id", UUID.class);
            if (id != null) {
                rows.add(
                        new Row(
                                id,
                                result.getString("event_type"),
                                result.getString("routing_key"),
                                result.getString("payload")));
            }
        }
        return token == null ? Optional.empty() : Optional.of(new OutboxBatch(token, rows, age));
    }
}
