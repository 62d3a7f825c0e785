package com.conduitllm.proof.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Whether everything adds up once nothing is under way any more. */
public final class FinalAccounts {
    private static final String TOTALS =
            """
            SELECT 'media_usage of key ' || virtual_key_id || ' says ' || coalesce(u.files, 0) || ' objects and '
                   || coalesce(u.bytes, 0) || ' bytes, there are ' || coalesce(m.files, 0) || ' and ' || coalesce(m.bytes, 0)
            FROM (SELECT virtual_key_id, sum(stored_files) files, sum(stored_bytes) bytes
                  FROM media_usage GROUP BY 1) u
            FULL JOIN (SELECT virtual_key_id, count(*) files, sum(size_bytes) bytes FROM media_records
                       WHERE completed_at IS NOT NULL GROUP BY 1) m USING (virtual_key_id)
            WHERE (coalesce(u.files, 0), coalesce(u.bytes, 0)) <> (coalesce(m.files, 0), coalesce(m.bytes, 0))
            """;

    private static final String DELETION_LOG =
            """
            SELECT coalesce(f.media_id, d.media_id) || ' was forgotten without a line, or has a line and was not forgotten'
            FROM proof_forgotten f FULL JOIN media_deletions d USING (media_id)
            WHERE f.media_id IS NULL OR d.media_id IS NULL
            """;

    private static final String RECEIPT_COUNTS =
            """
            SELECT 'the receipt of key ' || r.virtual_key_id || ' counts ' || r.objects_deleted || ' objects and '
                   || r.bytes_deleted || ' bytes, ' || coalesce(f.files, 0) || ' and ' || coalesce(f.bytes, 0) || ' went'
            FROM deletion_receipts r
            LEFT JOIN (SELECT virtual_key_id, count(*) files, coalesce(sum(size_bytes), 0) bytes
                       FROM media_deletions GROUP BY 1) f USING (virtual_key_id)
            WHERE r.objects_deleted > coalesce(f.files, 0) OR r.bytes_deleted > coalesce(f.bytes, 0)
               OR r.objects_deleted < (SELECT count(*) FROM proof_forgotten p JOIN proof_dead_keys k USING (virtual_key_id)
                                       WHERE p.virtual_key_id = r.virtual_key_id AND p.at > k.seen_at)
            """;

    private static final String EVENTS =
            """
            SELECT coalesce(f.storage_key, e.key) || ' was announced as deleted ' || coalesce(e.times, 0)
                   || ' times, and forgotten ' || coalesce(f.times, 0) || ' times'
            FROM (SELECT storage_key, count(*) times FROM proof_forgotten GROUP BY 1) f
            FULL JOIN (SELECT k.key, count(*) times FROM event_outbox o,
                              jsonb_array_elements_text(o.payload -> 'storageKeys') k(key)
                       WHERE o.event_type = 'MediaDeleted' GROUP BY 1) e ON e.key = f.storage_key
            WHERE e.times IS DISTINCT FROM f.times
            UNION ALL
            SELECT m.id || ' is available and was announced ' || count(e.id) || ' times' FROM media_records m
            LEFT JOIN event_outbox e ON e.event_type = 'MediaGenerationCompleted' AND e.payload ->> 'mediaId' = m.id::text
            WHERE m.state = 'AVAILABLE' GROUP BY m.id HAVING count(e.id) <> 1
            """;

    private static final String ROW_OF_A_DEAD_KEY =
            """
            SELECT 'key ' || r.virtual_key_id || ' is verified and still there' FROM deletion_receipts r
            JOIN virtual_keys k ON k.id = r.virtual_key_id WHERE r.state = 'verified'
            """;

    private static final Map<String, String> QUERIES =
            Map.of(
                    "totals", TOTALS,
                    "deletion log", DELETION_LOG,
                    "receipt counts", RECEIPT_COUNTS,
                    "events", EVENTS,
                    "row of a dead key", ROW_OF_A_DEAD_KEY);

    private final RawBucket bucket;
    private final JdbcClient jdbc;
    private final Violations violations;

    public FinalAccounts(RawBucket bucket, JdbcClient jdbc, Violations violations) {
        this.bucket = bucket;
        this.jdbc = jdbc;
        this.violations = violations;
    }

    /** What still has to happen before the accounts can be closed; empty when nothing does. */
    public List<String> unfinished() {
        return jdbc.sql(
                        """
                        SELECT 'row ' || storage_key || ' is ' || state || coalesce(' (' || last_error || ')', '')
                        FROM media_records WHERE state <> 'AVAILABLE'
                        UNION ALL
                        SELECT 'the deletion of key ' || virtual_key_id || ' is ' || state
                               || coalesce(': ' || last_error, '') || coalesce(': ' || blocked_by, '')
                        FROM deletion_receipts WHERE state <> 'verified'
                        """)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Judges what is there once nothing is unfinished. */
    public void close() {
        QUERIES.forEach((rule, query) ->
                jdbc.sql(query).query((row, _) -> row.getString(1)).list().stream()
                        .limit(3)
                        .forEach(sentence -> violations.add(rule, sentence)));
        TreeSet<String> objects = new TreeSet<>(bucket.media());
        TreeSet<String> rows =
                new TreeSet<>(
                        jdbc.sql("SELECT storage_key FROM media_records")
                                .query((row, _) -> row.getString(1))
                                .list());
        objects.stream()
                .filter(key -> !rows.contains(key))
                .forEach(key -> violations.add("left over", key + " is left in the bucket"));
        rows.stream()
                .filter(key -> !objects.contains(key))
                .forEach(key -> violations.add("lost medium", key + " has a row and no object"));
    }

    /** Whether nothing at all is left. */
    public void requireNothingLeft() {
        bucket.media().forEach(key -> violations.add("left over", key + " is left in the bucket"));
        for (String table : List.of("media_records", "virtual_keys", "media_usage")) {
            long rows = jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
            if (rows > 0) {
                violations.add("left over", rows + " rows are left in " + table);
            }
        }
    }
}
