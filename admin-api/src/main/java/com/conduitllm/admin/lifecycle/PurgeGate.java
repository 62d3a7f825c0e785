package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.storage.BucketCondition.Versioning;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Asks before each batch whether this is the right bucket for it, and one in which a deletion
 * deletes.
 */
final class PurgeGate {
    private static final Duration INSPECTED_FOR = Duration.ofSeconds(45);

    private final StoreIdentity identity;
    private final ObjectStorage storage;
    private final LongSupplier nanoTime;
    private @Nullable Versioning versioning;
    private long inspectedAt;

    PurgeGate(StoreIdentity identity, ObjectStorage storage, LongSupplier nanoTime) {
        this.identity = identity;
        this.storage = storage;
        this.nanoTime = nanoTime;
    }

    /** Talks to the store when the last answer is too old. */
    PurgePermission permission() {
        return switch (identity.current()) {
            case StoreStatus.Accepted(var store) ->
                    unlessVersioned(new PurgePermission.Open(store));
            case StoreStatus.Absent() -> unlessVersioned(new PurgePermission.NothingStored());
            case StoreStatus.Foreign(var sentence) -> new PurgePermission.Closed(sentence, true);
            case StoreStatus.Restored(_, var sentence) ->
                    new PurgePermission.Closed(sentence, true);
            case StoreStatus.Unreachable(var sentence) ->
                    new PurgePermission.Closed(sentence, false);
        };
    }

    /**
     * Before each turn, and whenever the store failed: the next question is asked of the store,
     * unless that was done within the last seconds.
     */
    void doubt() {
        identity.doubt();
    }

    private PurgePermission unlessVersioned(PurgePermission permission) {
        try {
            return versioning() == Versioning.NONE
                    ? permission
                    : new PurgePermission.Closed(
                            "The bucket keeps old versions of objects (versioning is "
                                    + versioning()
                                    + "), so that deleting an object would leave its bytes behind;"
                                    + " this version of the gateway purges only buckets without"
                                    + " versioning.",
                            true);
        } catch (StorageException e) {
            return new PurgePermission.Closed(
                    "The store does not answer (" + e.code() + "): " + e.getMessage(), false);
        }
    }

    private synchronized Versioning versioning() {
        Versioning known = versioning;
        if (known == null || nanoTime.getAsLong() - inspectedAt > INSPECTED_FOR.toNanos()) {
            known = storage.inspect().versioning();
            versioning = known;
            inspectedAt = nanoTime.getAsLong();
        }
        return known;
    }
}
