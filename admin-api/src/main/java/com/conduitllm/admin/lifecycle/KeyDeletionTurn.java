package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.NextTurn.Again;
import com.conduitllm.admin.lifecycle.NextTurn.Done;
import com.conduitllm.admin.lifecycle.NextTurn.Later;
import com.conduitllm.admin.lifecycle.PrefixProof.Finding;
import com.conduitllm.admin.lifecycle.PurgePermission.Closed;
import com.conduitllm.admin.lifecycle.PurgePermission.NothingStored;
import com.conduitllm.admin.lifecycle.PurgePermission.Open;
import com.conduitllm.media.record.PurgeBacklog;
import com.conduitllm.media.record.PurgeBacklog.Remaining;
import com.conduitllm.media.record.PurgeSelection;
import com.conduitllm.media.storage.StorageException;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One turn of one deletion: one batch; and when nothing is left to claim, the reason why it waits,
 * or the proof that nothing is left at all. Each turn leaves the receipt saying what is so.
 */
final class KeyDeletionTurn {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final MediaPurger purger;
    private final PurgeGate gate;
    private final PurgeBacklog backlog;
    private final OpenDeletions deletions;
    private final PrefixProof proof;
    private final KeyFarewell farewell;

    KeyDeletionTurn(
            MediaPurger purger,
            PurgeGate gate,
            PurgeBacklog backlog,
            OpenDeletions deletions,
            PrefixProof proof,
            KeyFarewell farewell) {
        this.purger = purger;
        this.gate = gate;
        this.backlog = backlog;
        this.deletions = deletions;
        this.proof = proof;
        this.farewell = farewell;
    }

    NextTurn take(OpenDeletion deletion) throws InterruptedException {
        gate.doubt();
        return switch (purger.purge(new PurgeSelection.OwnedBy(deletion.key()))) {
            case PurgeResult.Refused(var why) -> refused(deletion, why);
            case PurgeResult.Idle() -> whatIsLeft(deletion);
            case PurgeResult.Sent sent -> sent(deletion, sent);
        };
    }

    private NextTurn sent(OpenDeletion deletion, PurgeResult.Sent sent)
            throws InterruptedException {
        PurgeTrouble trouble = sent.trouble();
        if (trouble != null || sent.forgotten() == 0) {
            String error = trouble == null ? null : trouble.text();
            deletions.attempted(deletion.id(), error, sent.forgotten() > 0);
        }
        if (!sent.full()) {
            return whatIsLeft(deletion);
        }
        // A store that refuses everything is not asked for the next thousand at once; one that only
        // asks for less is paced by the rate.
        boolean pause = trouble != null && sent.forgotten() == 0 && !trouble.isThrottling();
        return pause ? new Later(AFTER_TROUBLE) : new Again();
    }

    private NextTurn refused(OpenDeletion deletion, Closed why) {
        deletions.waiting(
                deletion.id(),
                null,
                why.lasting() ? null : why.sentence(),
                why.lasting() ? why.sentence() : null);
        return new Later(why.lasting() ? LONGEST : AFTER_TROUBLE);
    }

    private NextTurn whatIsLeft(OpenDeletion deletion) throws InterruptedException {
        return switch (gate.permission()) {
            case Closed closed -> refused(deletion, closed);
            // Without a bucket nothing is recorded, whenever it was listed.
            case NothingStored() -> prove(deletion, null, Instant.EPOCH);
            case Open(var store) -> {
                Remaining remaining = backlog.of(deletion.key(), store);
                yield remaining.rows() > 0
                        ? waiting(deletion, remaining)
                        : prove(deletion, store, remaining.asOf());
            }
        };
    }

    private NextTurn waiting(OpenDeletion deletion, Remaining remaining) {
        String blocker = blocker(remaining);
        deletions.waiting(deletion.id(), remaining.doneAt(), remaining.lastError(), blocker);
        if (blocker != null) {
            return new Later(LONGEST);
        }
        Duration untilNext = remaining.untilNextAttempt();
        if (untilNext.compareTo(SOON) < 0) {
            return new Later(SOON);
        }
        return new Later(untilNext.compareTo(LONGEST) < 0 ? untilNext : LONGEST);
    }

    private static @Nullable String blocker(Remaining remaining) {
        if (remaining.held() > 0) {
            return "%d objects are on hold; it goes on when the hold ends."
                    .formatted(remaining.held());
        }
        if (remaining.elsewhere() > 0) {
            return "%d objects are in another bucket than the one that is configured; it goes on when"
                            .formatted(remaining.elsewhere())
                    + " CONDUITLLM__STORAGE__S3__BUCKETNAME names that one.";
        }
        String error = remaining.lastError();
        return error != null && PurgeTrouble.parse(error).isPermanent()
                ? "The store refuses to delete (" + error + "); it is tried again until it does."
                : null;
    }

    private NextTurn prove(OpenDeletion deletion, @Nullable StoreId store, Instant from)
            throws InterruptedException {
        try {
            return switch (proof.look(deletion.prefix(), store, from)) {
                case Finding.Empty() -> farewell.verify(deletion) ? new Done() : new Later(SOON);
                case Finding.Leftovers(var sentence) -> {
                    deletions.waiting(deletion.id(), null, sentence, null);
                    purger.purge(new PurgeSelection.Unrecorded());
                    yield new Later(SOON);
                }
                case Finding.Untouchable(var sentence) -> {
                    deletions.waiting(deletion.id(), null, null, sentence);
                    yield new Later(LONGEST);
                }
            };
        } catch (StorageException e) {
            deletions.waiting(deletion.id(), null, PurgeTrouble.of(e).text(), null);
            return new Later(AFTER_TROUBLE);
        }
    }
}
