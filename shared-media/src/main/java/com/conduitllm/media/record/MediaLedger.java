package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.ObjectSummary;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * The only writer of {@code media_records}: the state machine of a medium, one method for each
 * transition, each of them one statement that commits by itself.
 *
 * <pre>
 *  reserve            complete                                  forget
 *  ───────► PENDING ───────────► AVAILABLE ── claim ─► DELETING ───────► (row gone)
 *               └───────────── claim ───────────────────▲  │ release
 *                            recordStrays ──────────────┘  └──► DELETING, later attempt
 * </pre>
 *
 * <p>Every statement that depends on the owner locks the owner's row first and the media second.
 * The database's clock decides about deadlines and leases. Statements that were stopped by a
 * deadlock are tried again here; any other failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
public final class MediaLedger {
    private final UploadTransitions uploads;
    private final PurgeTransitions purges;
    private final AccessCounting accesses;

    MediaLedger(UploadTransitions uploads, PurgeTransitions purges, AccessCounting accesses) {
        this.uploads = uploads;
        this.purges = purges;
        this.accesses = accesses;
    }

    /**
     * Writes the rows of a request before its bytes are sent. Call it with the bytes at hand: the
     * upload's time runs from here.
     */
    public ReserveOutcome reserve(Reservation reservation) {
        return uploads.reserve(reservation);
    }

    /**
     * Makes all rows of a request visible and queues their events, or does nothing. Asking again
     * after a lost answer is safe.
     */
    public CompleteOutcome complete(VirtualKeyId owner, List<CompletedUpload> completed) {
        return uploads.complete(owner, completed);
    }

    /**
     * Takes rows for deletion. Never waits for a lock: an empty batch does not mean that nothing is
     * left.
     *
     * @param store the bucket that the caller is connected to; rows of other buckets stay
     * @param limit 1 to 1000
     * @param lease how long the rows belong to the caller
     */
    public PurgeBatch claim(PurgeSelection selection, StoreId store, int limit, Duration lease) {
        return purges.claim(selection, store, limit, lease);
    }

    /**
     * Forgets rows whose objects the store confirmed as deleted, with their lines in {@code
     * media_deletions}, the counters of the receipts and the event, all in one statement. Rows that
     * were claimed before their uploads had settled, or that somebody else has claimed since, stay.
     *
     * @param deleted ids out of {@code batch}
     * @param runId the job run that asked for it, null outside of one
     */
    public Forgotten forget(PurgeBatch batch, Collection<MediaId> deleted, @Nullable UUID runId) {
        return purges.forget(batch, deleted, runId);
    }

    /**
     * Gives rows back, to be tried again after a growing pause with jitter, never before their
     * uploads have settled where that was the reason. Returns how many were still the caller's.
     */
    public int release(PurgeBatch batch, List<Release> releases, Duration maxBackoff) {
        return purges.release(batch, releases, maxBackoff);
    }

    /**
     * Records objects that have no row, so that they can be deleted like all others. Objects that
     * got a row in the meantime are left alone, and so are those that another instance has deleted
     * and forgotten since they were listed. Returns how many rows were written.
     *
     * @param listedFrom a moment of the database's clock, not after the beginning of the listing
     */
    public int recordStrays(StoreId store, List<ObjectSummary> strays, Instant listedFrom) {
        return purges.recordStrays(store, strays, listedFrom);
    }

    /** Adds accesses in one statement; media that is not served any more is skipped. */
    public int countAccesses(List<AccessCount> counts) {
        return accesses.add(counts);
    }
}
