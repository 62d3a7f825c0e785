package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Deletions that are not verified yet: finding them, and writing down how far they are. */
final class OpenDeletions {
    private final JdbcClient jdbc;

    OpenDeletions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a look finds.
     *
     * @param untried those that nobody has tried yet, oldest first
     * @param tried a page of the others
     */
    record Found(List<OpenDeletion> untried, List<OpenDeletion> tried) {}

    /** Both in one statement: this is asked before each batch, and again and again when idle. */
    Found look(int mostUntried, @Nullable UUID after, int page) {
        Map<Boolean, List<OpenDeletion>> found =
                jdbc
                        .sql(
                                """
                                (SELECT id, virtual_key_id, storage_prefix, true AS untried FROM deletion_receipts
                                 WHERE state = 'pending' ORDER BY id LIMIT :untried)
                                UNION ALL
                                (SELECT id, virtual_key_id, storage_prefix, false FROM deletion_receipts
                                 WHERE state <> 'verified' AND state <> 'pending'
                                   AND (:after::uuid IS NULL OR id > :after::uuid)
                                 ORDER BY id LIMIT :page)
                                """)
                        .param("untried", mostUntried)
                        .param("after", after)
                        .param("page", page)
                        .query((row, _) -> Map.entry(row.getBoolean("untried"), open(row)))
                        // Not the query's own stream: that one holds its connection until closed.
                        .list()
                        .stream()
                        .collect(
                                Collectors.partitioningBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        return new Found(found.getOrDefault(true, List.of()), found.getOrDefault(false, List.of()));
    }

    /** Those that were tried, in the order of their ids, after one of them. */
    List<OpenDeletion> tried(@Nullable UUID after, int limit) {
        return jdbc.sql(
                        """
                        SELECT id, virtual_key_id, storage_prefix FROM deletion_receipts
                        WHERE state <> 'verified' AND state <> 'pending'
                          AND (:after::uuid IS NULL OR id > :after::uuid)
                        ORDER BY id LIMIT :limit
                        """)
                .param("after", after)
                .param("limit", limit)
                .query((row, _) -> open(row))
                .list();
    }

    /**
     * A batch was sent that forgot nothing or met with trouble. Of all others the receipt knows by
     * the statement that forgot.
     *
     * @param counted whether the batch has been counted by that statement
     */
    void attempted(UUID id, @Nullable String error, boolean counted) {
        jdbc.sql(
                        """
                        UPDATE deletion_receipts
                        SET state = 'deleting', attempts = attempts + :more, last_error = :error,
                            blocked_by = NULL, verifiable_at = NULL
                        WHERE id = :id AND state <> 'verified'
                        """)
                .param("id", id)
                .param("error", error)
                .param("more", counted ? 0 : 1)
                .update();
    }

    /** Nothing can be done right now. Writes only what is new: this is asked again and again. */
    void waiting(
            UUID id,
            @Nullable Instant verifiableAt,
            @Nullable String error,
            @Nullable String blockedBy) {
        jdbc.sql(
                        """
                        UPDATE deletion_receipts r
                        SET state = w.state, verifiable_at = w.at, last_error = w.error, blocked_by = w.blocker
                        FROM (SELECT CASE WHEN :blocker::text IS NULL THEN 'deleting' ELSE 'blocked' END AS state,
                                     :at::timestamptz AS at, :error::text AS error, :blocker::text AS blocker) w
                        WHERE r.id = :id AND r.state <> 'verified'
                          AND (r.state, r.verifiable_at, r.last_error, r.blocked_by)
                              IS DISTINCT FROM (w.state, w.at, w.error, w.blocker)
                        """)
                .param("id", id)
                .param("at", verifiableAt == null ? null : verifiableAt.atOffset(ZoneOffset.UTC))
                .param("error", error)
                .param("blocker", blockedBy)
                .update();
    }

    /** How long the oldest of them has been waiting; zero when there is none. Ids sort by time. */
    Duration lag() {
        return jdbc.sql(
                        """
                        SELECT extract(epoch FROM now() - requested_at)::float8 FROM deletion_receipts
                        WHERE state <> 'verified' ORDER BY id LIMIT 1
                        """)
                .query(Double.class)
                .optional()
                .map(seconds -> Duration.ofMillis((long) (Math.max(0, seconds) * 1000)))
                .orElse(Duration.ZERO);
    }

    private static OpenDeletion open(ResultSet row) throws SQLException {
        return new OpenDeletion(
                row.getObject("id", UUID.class),
                new VirtualKeyId(row.getObject("virtual_key_id", UUID.class)),
                new StoragePrefix(row.getString("storage_prefix")));
    }
}
