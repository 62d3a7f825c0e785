package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.event.VirtualKeyChanged;
import com.conduitllm.relay.OutboxRelay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The transaction in which a key disappears and its receipt becomes verified. The caller has seen
 * that nothing is left in the store; that nothing is left in the ledger is a condition of the
 * DELETE.
 */
final class KeyFarewell {
    // Operators look for this line under the service's name.
    private static final Logger LOG = LoggerFactory.getLogger(MediaLifecycleService.class);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final KeyEventQueue events;
    private final VerificationSignal signal;
    private final OutboxRelay relay;

    KeyFarewell(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            KeyEventQueue events,
            VerificationSignal signal,
            OutboxRelay relay) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.signal = signal;
        this.relay = relay;
    }

    /** Returns false when the key has got rows meanwhile; true when it is verified, by whomever. */
    boolean verify(OpenDeletion deletion) {
        Outcome outcome = transaction.execute(status -> remove(deletion));
        if (outcome instanceof Outcome.Verified(long objects)) {
            LOG.info("Deleted {} media files for virtual key {}", objects, deletion.key());
            signal.verified();
            relay.nudge();
        }
        return !(outcome instanceof Outcome.StillHasMedia);
    }

    private sealed interface Outcome {
        record Verified(long objects) implements Outcome {}

        record VerifiedByOther() implements Outcome {}

        record StillHasMedia() implements Outcome {}
    }

    private Outcome remove(OpenDeletion deletion) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:id::text, 0))")
                .param("id", deletion.key().value())
                .query((_, number) -> number)
                .single();
        Optional<Gone> gone = removeKey(deletion);
        if (gone.isEmpty() && keyExists(deletion)) {
            return new Outcome.StillHasMedia();
        }
        jdbc.sql("DELETE FROM media_usage WHERE virtual_key_id = :key")
                .param("key", deletion.key().value())
                .update();
        Optional<Long> objects = verifyReceipt(deletion);
        gone.ifPresent(key ->
                events.add(
                        VirtualKeyChanged.Type.VirtualKeyPurged,
                        deletion.key().value(),
                        key.at(),
                        key.rowVersion() + 1));
        return objects.<Outcome>map(Outcome.Verified::new).orElseGet(Outcome.VerifiedByOther::new);
    }

    private record Gone(Instant at, long rowVersion) {}

    private Optional<Gone> removeKey(OpenDeletion deletion) {
        return jdbc.sql(
                        """
                        DELETE FROM virtual_keys k
                        WHERE k.id = :key AND k.state = 'DELETING'
                          AND NOT EXISTS (SELECT FROM media_records m WHERE m.virtual_key_id = k.id)
                        RETURNING now() AS at, k.row_version
                        """)
                .param("key", deletion.key().value())
                .query((row, _) ->
                        new Gone(
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getLong("row_version")))
                .optional();
    }

    private boolean keyExists(OpenDeletion deletion) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM virtual_keys WHERE id = :key)")
                .param("key", deletion.key().value())
                .query(Boolean.class)
                .single();
    }

    private Optional<Long> verifyReceipt(OpenDeletion deletion) {
        return jdbc.sql(
                        """
                        UPDATE deletion_receipts
                        SET state = 'verified', verified_at = now(), verifiable_at = NULL, last_error = NULL,
                            blocked_by = NULL, recheck_at = now() + interval '24 hours', rechecked_at = NULL
                        WHERE id = :id AND state <> 'verified'
                        RETURNING objects_deleted
                        """)
                .param("id", deletion.id())
                .query(Long.class)
                .optional();
    }
}
