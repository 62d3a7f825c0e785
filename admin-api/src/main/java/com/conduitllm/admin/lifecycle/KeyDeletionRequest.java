package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.event.VirtualKeyChanged;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.PurgeBacklog;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The transaction that kills a key. Its cost does not depend on how much media the key has.
 *
 * <ol>
 *   <li>The key's advisory lock: uploads take it shared, so that a stream of them cannot starve us.
 *   <li>The state. From the commit on nothing is served and nothing can be reserved or completed.
 *   <li>The totals, by a second statement: the first one's snapshot is older than the uploads that
 *       it waited for.
 *   <li>The receipt and the event.
 * </ol>
 */
final class KeyDeletionRequest {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DeletionReceipts receipts;
    private final PurgeBacklog backlog;
    private final KeyEventQueue events;
    private final IdSource ids;
    private final DeletionPromise promise;
    private final boolean storageConfigured;

    KeyDeletionRequest(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            DeletionReceipts receipts,
            KeyEventQueue events,
            IdSource ids,
            DeletionPromise promise,
            boolean storageConfigured) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.receipts = receipts;
        this.backlog = new PurgeBacklog(jdbc);
        this.events = events;
        this.ids = ids;
        this.promise = promise;
        this.storageConfigured = storageConfigured;
    }

    KeyDeletionOutcome submit(VirtualKeyId key, String actor) {
        return transaction.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:id::text, 0))")
                    .param("id", key.value())
                    .query((_, number) -> number)
                    .single();
            Optional<DeletionReceipt> existing = receipts.findByKey(key);
            if (existing.isPresent()) {
                return new KeyDeletionOutcome.Accepted(existing.get());
            }
            if (!storageConfigured && backlog.hasMedia(key)) {
                return new KeyDeletionOutcome.StorageNotConfigured(key);
            }
            return kill(key).map(killed -> accept(key, killed, actor)).orElse(unknown(key));
        });
    }

    private static KeyDeletionOutcome unknown(VirtualKeyId key) {
        return new KeyDeletionOutcome.UnknownKey(key);
    }

    private record Killed(String name, String prefix, Instant at, long rowVersion) {}

    private Optional<Killed> kill(VirtualKeyId key) {
        return jdbc.sql(
                        """
                        UPDATE virtual_keys
                        SET state = 'DELETING', updated_at = now(), row_version = row_version + 1
                        WHERE id = :id
                        RETURNING key_name, storage_prefix, updated_at, row_version
                        """)
                .param("id", key.value())
                .query((row, _) ->
                        new Killed(
                                row.getString("key_name"),
                                row.getString("storage_prefix"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                                row.getLong("row_version")))
                .optional();
    }

    private KeyDeletionOutcome accept(VirtualKeyId key, Killed killed, String actor) {
        jdbc.sql(
                        """
                        INSERT INTO deletion_receipts (id, virtual_key_id, key_name, storage_prefix, state,
                            requested_by, objects_total, bytes_total, blocked_by, urls_dead_at, remainders)
                        SELECT :id, :key, :name, :prefix, :state, :actor,
                            coalesce(sum(u.stored_files), 0) + :uncompleted, coalesce(sum(u.stored_bytes), 0), :blockedBy,
                            now() + make_interval(secs => :urlsLive), to_jsonb(:remainders::text[])
                        FROM media_usage u WHERE u.virtual_key_id = :key
                        """)
                .param("id", ids.next())
                .param("key", key.value())
                .param("name", killed.name())
                .param("prefix", killed.prefix())
                .param("state", storageConfigured ? "pending" : "blocked")
                .param("actor", actor)
                .param("uncompleted", backlog.uncompletedUploads(key))
                .param("blockedBy", storageConfigured ? null : StorageHealth.NOT_CONFIGURED)
                .param("urlsLive", promise.urlsLive().toMillis() / 1000.0)
                .param("remainders", promise.remainders().toArray(String[]::new))
                .update();
        events.add(
                VirtualKeyChanged.Type.VirtualKeyDeleted,
                key.value(),
                killed.at(),
                killed.rowVersion());
        UUID keyId = key.value();
        return receipts.findByKey(key)
                .<KeyDeletionOutcome>map(KeyDeletionOutcome.Accepted::new)
                .orElseThrow(() -> new IllegalStateException("No receipt for key " + keyId));
    }
}
