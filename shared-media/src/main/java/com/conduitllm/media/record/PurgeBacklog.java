package com.conduitllm.media.record;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Reads what a purge still has to do, and why it cannot do it now. */
public final class PurgeBacklog {
    private final JdbcClient jdbc;

    public PurgeBacklog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Media that a key still has. Looks at the first 10,000 rows.
     *
     * @param rows how many, at most 10,000
     * @param held how many of them are on hold, by themselves or by their key
     * @param elsewhere how many are in another bucket than the one that was asked about
     * @param untilNextAttempt when the first of them may be claimed; zero for now
     * @param doneAt when the last of them may be forgotten, as far as that is known
     * @param lastError the store's latest complaint about one of them
     * @param asOf when this was so, by the database's clock
     */
    public record Remaining(
            int rows,
            int held,
            int elsewhere,
            Duration untilNextAttempt,
            @Nullable Instant doneAt,
            @Nullable String lastError,
            Instant asOf) {}

    /** What {@code key} still has, seen from the bucket {@code store}. */
    public Remaining of(VirtualKeyId key, StoreId store) {
        return jdbc.sql(
                        """
                        SELECT now() AS as_of, count(*) AS files, count(*) FILTER (WHERE held) AS held,
                               count(*) FILTER (WHERE elsewhere) AS elsewhere,
                               coalesce(extract(epoch FROM min(due) - now()), 0)::float8 AS until_next,
                               max(done) AS done_at,
                               (array_agg(last_error ORDER BY claimed_at DESC)
                                    FILTER (WHERE last_error IS NOT NULL))[1] AS last_error
                        FROM (SELECT m.last_error, m.claimed_at, m.store_id <> :store AS elsewhere,
                                     m.held_at IS NOT NULL OR k.held_at IS NOT NULL AS held,
                                     CASE WHEN m.state = 'DELETING'
                                          THEN greatest(m.lease_until, m.next_attempt_at) ELSE now() END AS due,
                                     greatest(nullif(m.settles_at, '-infinity'), m.lease_until, m.next_attempt_at)
                                          AS done
                              FROM media_records m CROSS JOIN virtual_keys k
                              WHERE k.id = :key AND %s
                              ORDER BY %s LIMIT 10000) remaining
                        """
                                .formatted(RowsOfKey.CONDITION, RowsOfKey.ORDER))
                .param("key", key.value())
                .param("store", store.value())
                .query((row, _) -> remaining(row))
                .single();
    }

    /**
     * Whether anything waits to be taken up: uploads past their deadline, and rows that were
     * claimed, released or recorded for deletion and are due, whoever owns them.
     */
    public boolean hasLeftovers() {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM media_records
                                       WHERE state = 'PENDING' AND upload_deadline < now())
                            OR EXISTS (SELECT FROM media_records
                                       WHERE state = 'DELETING'
                                         AND greatest(lease_until, next_attempt_at) <= now())
                        """)
                .query(Boolean.class)
                .single();
    }

    /** Whether the key has any media at all, in any bucket. */
    public boolean hasMedia(VirtualKeyId key) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM media_records WHERE virtual_key_id = :key)")
                .param("key", key.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * How many uploads of the key were never completed: still under way, or given up and not purged
     * yet. The totals do not know of them.
     */
    public long uncompletedUploads(VirtualKeyId key) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM media_records
                        WHERE virtual_key_id = :key AND completed_at IS NULL
                        """)
                .param("key", key.value())
                .query(Long.class)
                .single();
    }

    /** Whether objects under the prefix are recorded without an owner and not gone yet. */
    public boolean hasStrays(StoragePrefix prefix) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM media_records
                                       WHERE storage_key >= :from AND storage_key < :to
                                         AND virtual_key_id IS NULL)
                        """)
                .param("from", prefix.value() + "/")
                // The character after the slash: everything in the folder sorts between the two.
                .param("to", prefix.value() + "0")
                .query(Boolean.class)
                .single();
    }

    private static Remaining remaining(ResultSet row) throws SQLException {
        double untilNext = Math.max(0, row.getDouble("until_next"));
        return new Remaining(
                row.getInt("files"),
                row.getInt("held"),
                row.getInt("elsewhere"),
                Duration.ofMillis((long) (untilNext * 1000)),
                Columns.instantOrNull(row, "done_at"),
                row.getString("last_error"),
                Columns.instant(row, "as_of"));
    }
}
