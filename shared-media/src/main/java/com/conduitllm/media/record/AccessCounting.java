package com.conduitllm.media.record;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;

/** Access statistics of media that is served. */
final class AccessCounting {
    private final JdbcClient jdbc;

    AccessCounting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rows are locked in the order of their ids, so that two instances never wait in a circle. */
    int add(List<AccessCount> counts) {
        return Retry.onDeadlock(() ->
                jdbc.sql(
                                """
                                WITH u AS MATERIALIZED (
                                    SELECT * FROM unnest(:ids, :counts, :times) u(id, count, accessed_at)),
                                l AS MATERIALIZED (
                                    SELECT m.id FROM media_records m JOIN u USING (id)
                                    WHERE m.state = 'AVAILABLE' ORDER BY m.id FOR UPDATE OF m)
                                UPDATE media_records m
                                SET access_count = m.access_count + u.count, row_version = m.row_version + 1,
                                    last_accessed_at = greatest(m.last_accessed_at, u.accessed_at)
                                FROM u JOIN l USING (id) WHERE m.id = u.id
                                """)
                        .param("ids", counts.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                        .param(
                                "counts",
                                counts.stream().map(AccessCount::count).toArray(Integer[]::new))
                        .param(
                                "times",
                                counts.stream()
                                        .map(c -> Timestamp.from(c.lastAccessedAt()))
                                        .toArray(Timestamp[]::new))
                        .update());
    }
}
