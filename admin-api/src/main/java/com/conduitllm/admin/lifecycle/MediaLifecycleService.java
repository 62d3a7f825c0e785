package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.relay.OutboxRelay;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Deletes keys with everything that they own, and says how far it is. */
public final class MediaLifecycleService {
    /** The longest that {@link #await} waits. */
    public static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final KeyDeletionRequest requests;
    private final DeletionReceipts receipts;
    private final VerificationSignal verification;
    private final PurgeNudge purge;
    private final OutboxRelay relay;

    MediaLifecycleService(
            KeyDeletionRequest requests,
            DeletionReceipts receipts,
            VerificationSignal verification,
            PurgeNudge purge,
            OutboxRelay relay) {
        this.requests = requests;
        this.receipts = receipts;
        this.verification = verification;
        this.purge = purge;
        this.relay = relay;
    }

    /**
     * Kills a key in one short transaction, however much media it has, and starts to remove its
     * media. From the moment this returns the key opens nothing and none of its media is served.
     * Asking again gives the same receipt, also when the key is gone.
     *
     * @param actor who asks, ≤ 200 characters
     */
    public KeyDeletionOutcome requestKeyDeletion(VirtualKeyId key, String actor) {
        KeyDeletionOutcome outcome = requests.submit(key, actor);
        if (outcome instanceof KeyDeletionOutcome.Accepted) {
            purge.nudge();
            relay.nudge();
        }
        return outcome;
    }

    /** One receipt; empty when there is none. */
    public Optional<DeletionReceipt> receipt(UUID deletionId) {
        return receipts.find(deletionId);
    }

    /**
     * Receipts, newest first.
     *
     * @param before continue before this id; null for the first page
     * @param limit 1 to 1000
     */
    public DeletionReceiptPage receipts(@Nullable UUID before, int limit) {
        return receipts.page(before, limit);
    }

    /**
     * Waits until a deletion is verified, or for {@code patience}, and returns the receipt as it is
     * then. Holds neither transaction nor connection while it waits.
     *
     * @param patience at most {@link #LONGEST_WAIT}; longer ones are cut
     */
    public Optional<DeletionReceipt> await(UUID deletionId, Duration patience)
            throws InterruptedException {
        Duration bounded = patience.compareTo(LONGEST_WAIT) < 0 ? patience : LONGEST_WAIT;
        return verification.await(() -> receipts.find(deletionId), bounded);
    }
}
