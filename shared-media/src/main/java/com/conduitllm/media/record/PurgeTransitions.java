package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.MediaId;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.PurgeBatch.Claimed;
import com.conduitllm.media.storage.ObjectSummary;
import com.conduitllm.media.storage.StorageKey;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code → DELETING}, back to a later attempt, and out. */
final class PurgeTransitions {
    private final JdbcClient jdbc;
    private final IdSource ids;
    private final DeletionLogKey logKey;

    PurgeTransitions(JdbcClient jdbc, IdSource ids, DeletionLogKey logKey) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.logKey = logKey;
    }

    /**
     * Key first, media second, both by SKIP LOCKED in this clause order: PostgreSQL locks in clause
     * order, so this statement never waits and never deadlocks. {@code claimed_at} is taken before
     * the DELETE is sent, which is what makes {@code claimed_at > settles_at} a proof.
     */
    PurgeBatch claim(PurgeSelection selection, StoreId store, int limit, Duration lease) {
        UUID token = ids.next();
        ClaimCondition condition = ClaimCondition.of(selection);
        List<Claimed> claimed =
                Retry.onDeadlock(() ->
                        jdbc.sql(
                                        """
                                                    WITH c AS MATERIALIZED (%s)
                                                    UPDATE media_records m
                                                    SET state = 'DELETING', lease_token = :token, row_version = m.row_version + 1,
                                                        lease_until = clock_timestamp() + make_interval(secs => :lease),
                                                        claimed_at = clock_timestamp(), attempts = m.attempts + 1,
                                        purge_reason = coalesce(m.purge_reason, :reason)
                                                    FROM c WHERE m.id = c.id
                                                    RETURNING m.id, m.virtual_key_id, m.storage_key, m.content_hash, m.attempts,
                                                        m.claimed_at > m.settles_at AS settled, nullif(m.settles_at, '-infinity') AS settles_at
                                        """
                                                .formatted(condition.sql()))
                                .params(condition.parameters())
                                .param("store", store.value())
                                .param("limit", limit)
                                .param("token", token)
                                .param("lease", lease.toMillis() / 1000.0)
                                .param("reason", selection.reason())
                                .query((row, _) -> claimed(row))
                                .list());
        return new PurgeBatch(token, selection.reason(), claimed);
    }

    private static Claimed claimed(ResultSet row) throws SQLException {
        return new Claimed(
                new MediaId(row.getObject("id", UUID.class)),
                Optional.ofNullable(Columns.uuidOrNull(row, "virtual_key_id"))
                        .map(VirtualKeyId::new)
                        .orElse(null),
                new StorageKey(row.getString("storage_key")),
                row.getString("content_hash"),
                row.getBoolean("settled"),
                Columns.instantOrNull(row, "settles_at"),
                row.getInt("attempts"));
    }

    Forgotten forget(PurgeBatch batch, Collection<MediaId> deleted, @Nullable UUID runId) {
        Set<MediaId> wanted = Set.copyOf(deleted);
        List<Claimed> rows = batch.media().stream().filter(c -> wanted.contains(c.id())).toList();
        if (rows.isEmpty()) {
            return new Forgotten(Set.of(), 0);
        }
        List<Gone> gone = Retry.onDeadlock(() -> remove(rows, batch.token(), runId));
        return new Forgotten(
                gone.stream().map(Gone::id).collect(Collectors.toSet()),
                gone.stream().mapToLong(Gone::bytes).sum());
    }

    /**
     * Counters, log, receipt and event come from the same RETURNING, so that each happens exactly
     * once however often a deletion is repeated.
     */
    private List<Gone> remove(List<Claimed> rows, UUID token, @Nullable UUID runId) {
        return jdbc.sql(ForgetStatement.SQL)
                .param("ids", rows.stream().map(c -> c.id().value()).toArray(UUID[]::new))
                .param("keyHmacs", hmacs(rows, c -> c.storageKey().value()))
                .param("hashHmacs", hmacs(rows, Claimed::contentHash))
                // One for each row: more than there can be groups, never fewer.
                .param("eventIds", rows.stream().map(_ -> ids.next()).toArray(UUID[]::new))
                .param("token", token)
                .param("runId", runId)
                .query((row, _) ->
                        new Gone(
                                new MediaId(row.getObject("id", UUID.class)),
                                row.getLong("size_bytes")))
                .list();
    }

    private String[] hmacs(List<Claimed> rows, Function<Claimed, @Nullable String> name) {
        return rows.stream()
                .map(name)
                .map(value -> value == null ? null : logKey.hmac(value))
                .toArray(String[]::new);
    }

    private record Gone(MediaId id, long bytes) {}

    int release(PurgeBatch batch, List<Release> releases, Duration maxBackoff) {
        return Retry.onDeadlock(() ->
                jdbc.sql(
                                """
                                WITH r AS MATERIALIZED (
                                    SELECT m.id, u.error FROM media_records m JOIN unnest(:ids, :errors) u(id, error) USING (id)
                                    WHERE m.state = 'DELETING' AND m.lease_token = :token ORDER BY m.id FOR UPDATE OF m)
                                UPDATE media_records m
                                SET lease_token = NULL, lease_until = NULL, row_version = m.row_version + 1,
                                    last_error = r.error,
                                    next_attempt_at = greatest(
                                        CASE WHEN r.error IS NULL THEN clock_timestamp()
                                             ELSE clock_timestamp() + make_interval(secs =>
                                                 least(:maxBackoff, power(2, least(m.attempts, 30) - 1)) * (0.5 + random() / 2))
                                        END,
                                        CASE WHEN m.claimed_at <= m.settles_at THEN m.settles_at END)
                                FROM r WHERE m.id = r.id
                                """)
                        .param(
                                "ids",
                                releases.stream().map(r -> r.id().value()).toArray(UUID[]::new))
                        .param(
                                "errors",
                                releases.stream().map(Release::error).toArray(String[]::new))
                        .param("token", batch.token())
                        .param("maxBackoff", maxBackoff.toMillis() / 1000.0)
                        .update());
    }

    /**
     * Born in DELETING and without owner: the ordinary claim, delete and forget do the rest. An
     * object that was forgotten since the listing began is not recorded again: the listing is older
     * than its deletion.
     */
    int recordStrays(StoreId store, List<ObjectSummary> strays, Instant listedFrom) {
        List<String> names = strays.stream().map(ObjectSummary::name).toList();
        return jdbc.sql(
                        """
                        INSERT INTO media_records (id, storage_key, size_bytes, state, settles_at, next_attempt_at, store_id,
                            purge_reason)
                        SELECT u.id, u.storage_key, u.size_bytes, 'DELETING', '-infinity', now(), :store, :reason
                        FROM unnest(:ids, :keys, :sizes, :hmacs) u(id, storage_key, size_bytes, hmac)
                        WHERE NOT EXISTS (SELECT FROM media_deletions d
                                          WHERE d.storage_key_hmac = u.hmac AND d.deleted_at >= :listedFrom)
                        ON CONFLICT (storage_key) DO NOTHING
                        """)
                .param("store", store.value())
                .param("reason", new PurgeSelection.Unrecorded().reason())
                .param("ids", strays.stream().map(_ -> ids.next()).toArray(UUID[]::new))
                .param("keys", names.toArray(String[]::new))
                .param("sizes", strays.stream().map(ObjectSummary::sizeBytes).toArray(Long[]::new))
                .param("hmacs", names.stream().map(logKey::hmac).toArray(String[]::new))
                .param("listedFrom", listedFrom.atOffset(ZoneOffset.UTC))
                .update();
    }
}
