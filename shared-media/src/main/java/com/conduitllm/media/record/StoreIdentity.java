package com.conduitllm.media.record;

import com.conduitllm.media.IdSource;
import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether the bucket that this process is connected to is the one its database's media is in, and
 * whether the database is the one that the bucket last saw.
 *
 * <p>Deleting an absent object succeeds, so that a wrong bucket would look like success; and to an
 * older copy of the database every newer object looks like a stray. Both sides therefore carry an
 * identity, and the database's always changes first:
 *
 * <ol>
 *   <li>{@link #establish} chooses the store id in the database, commits, then writes the marker
 *       into the bucket if it has none. Only a database without media may choose.
 *   <li>{@link #advance} counts the epoch up in the database, then in the marker. A marker that is
 *       ahead means that an older database was put back.
 *   <li>{@link #accept} is an operator's word that both belong together from now on.
 * </ol>
 *
 * <p>Every method talks to the store, unless the last answer is fresh, and throws {@link
 * IllegalStateException} within a transaction. Thread-safe.
 */
public final class StoreIdentity {
    private static final Duration TRUSTED_FOR = Duration.ofSeconds(45);
    private static final Duration DOUBTED_FOR = Duration.ofSeconds(2);
    private static final int ATTEMPTS = 10;

    private final ObjectStorage storage;
    private final InstallationTable table;
    private final IdSource ids;
    private final LongSupplier nanoTime;
    private volatile boolean doubted;
    private @Nullable StoreStatus last;
    private long lastRead;

    StoreIdentity(
            ObjectStorage storage, InstallationTable table, IdSource ids, LongSupplier nanoTime) {
        this.storage = storage;
        this.table = table;
        this.ids = ids;
        this.nanoTime = nanoTime;
    }

    /** The status, read again at least each minute, and within seconds while it is not accepted. */
    public synchronized StoreStatus current() {
        StoreStatus known = fresh();
        return known == null ? remember(read()) : known;
    }

    /**
     * Something speaks against the last answer: the store failed, or a deletion begins that must
     * not go to another bucket. The next question is asked of the store, unless that was done
     * within the last seconds. Waits for nothing that is slow.
     */
    public void doubt() {
        doubted = true;
    }

    /** The status as the store tells it now, however fresh the last answer is. */
    public synchronized StoreStatus look() {
        return remember(read());
    }

    /** Like {@link #current}, and makes the bucket ours if that is still open. For Core. */
    public synchronized StoreStatus establish() {
        boolean lookedJustNow = fresh() != null;
        StoreStatus status = current();
        boolean open =
                status instanceof StoreStatus.Absent
                        || (status instanceof StoreStatus.Foreign && !lookedJustNow);
        if (!open) {
            return status;
        }
        try {
            return remember(establishNow());
        } catch (StorageException e) {
            return remember(unreachable(e));
        }
    }

    /**
     * Advances the epoch, so that a database that is put back later can be told from this one. Does
     * nothing unless both sides agree. For Admin, at start and each hour.
     */
    public synchronized StoreStatus advance() {
        StoreStatus status = remember(read());
        if (status instanceof StoreStatus.Accepted(StoreId store) && table.advance(store)) {
            try {
                storage.replaceIdentity(table.read().marker(store));
            } catch (StorageException e) {
                return remember(unreachable(e));
            }
        }
        return status;
    }

    /** What became of {@link #accept}. */
    public sealed interface AcceptOutcome {

        /** Both sides agree now; written down with actor and reason. */
        record Accepted(StoreId store, long epoch) implements AcceptOutcome {}

        /**
         * The bucket is not what the operator saw; nothing changed.
         *
         * @param sentence what it is now
         */
        record Differs(String sentence) implements AcceptOutcome {}

        /** The store does not answer; nothing changed in it. */
        record Unreachable(String sentence) implements AcceptOutcome {}
    }

    /**
     * An operator says that bucket and database belong together.
     *
     * @param store the store id that the operator saw in the status sentence
     * @param epoch the epoch that the operator saw there
     * @param actor who says so, ≤ 200 characters
     */
    public synchronized AcceptOutcome accept(
            StoreId store, long epoch, String actor, String reason) {
        last = null;
        try {
            Optional<BucketIdentity> marker = storage.readIdentity();
            Installation database = table.read();
            StoreId seen = marker.map(BucketIdentity::storeId).orElse(database.store());
            long seenEpoch = marker.map(BucketIdentity::ledgerEpoch).orElse(database.epoch());
            if (!store.equals(seen) || epoch != seenEpoch) {
                return new AcceptOutcome.Differs(
                        "The bucket's store id is " + seen + " and its epoch " + seenEpoch + ".");
            }
            table.accept(store, epoch, actor, reason);
            BucketIdentity accepted = table.read().marker(store);
            if (marker.isPresent()) {
                storage.replaceIdentity(accepted);
            } else if (!storage.createIdentity(accepted)) {
                return new AcceptOutcome.Differs("The bucket has got a marker meanwhile.");
            }
            return new AcceptOutcome.Accepted(store, accepted.ledgerEpoch());
        } catch (StorageException e) {
            return new AcceptOutcome.Unreachable(unreachable(e).sentence());
        }
    }

    /** Several processes may start at once; the marker of one of them wins, and all adopt it. */
    private StoreStatus establishNow() {
        StoreStatus status = new StoreStatus.Absent();
        for (int i = 0; i < ATTEMPTS && status instanceof StoreStatus.Absent; i++) {
            status = tryToEstablish();
        }
        return status;
    }

    private StoreStatus tryToEstablish() {
        Optional<BucketIdentity> marker = storage.readIdentity();
        Installation database = table.read();
        StoreStatus status = StoreComparison.compare(database, marker);
        if (marker.isPresent()) {
            adopt(database, marker.get());
        } else if (status instanceof StoreStatus.Absent) {
            // A new id also where the database has one: that one may be in another bucket's marker.
            StoreId chosen = new StoreId(ids.next());
            if (table.choose(database.store(), chosen)) {
                // Whether it is ours or somebody was faster is decided by reading it back.
                storage.createIdentity(table.read().marker(chosen));
            }
        } else {
            return status;
        }
        return StoreComparison.compare(table.read(), storage.readIdentity());
    }

    /** The database's choice came second, and the marker was written by this very database. */
    private void adopt(Installation database, BucketIdentity marker) {
        if (!marker.storeId().equals(database.store()) && database.wrote(marker)) {
            table.choose(database.store(), marker.storeId());
        }
    }

    private StoreStatus read() {
        try {
            Optional<BucketIdentity> marker = storage.readIdentity();
            return StoreComparison.compare(table.read(), marker);
        } catch (StorageException e) {
            return unreachable(e);
        }
    }

    private @Nullable StoreStatus fresh() {
        StoreStatus known = last;
        boolean trusted = known != null && nanoTime.getAsLong() - lastRead < trust(known).toNanos();
        return trusted ? known : null;
    }

    private StoreStatus remember(StoreStatus status) {
        doubted = false;
        last = status;
        lastRead = nanoTime.getAsLong();
        return status;
    }

    private Duration trust(StoreStatus status) {
        return status instanceof StoreStatus.Accepted && !doubted ? TRUSTED_FOR : DOUBTED_FOR;
    }

    private static StoreStatus.Unreachable unreachable(StorageException e) {
        return new StoreStatus.Unreachable(
                "The store does not answer (" + e.code() + "): " + e.getMessage());
    }
}
