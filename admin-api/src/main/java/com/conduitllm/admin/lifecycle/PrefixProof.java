package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.PurgeBacklog;
import com.conduitllm.media.storage.ObjectListing;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.ObjectSummary;
import com.conduitllm.media.storage.StorageKey;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.List;

/**
 * Asks the store itself whether anything is left of a key. What is found is recorded without an
 * owner and then goes the way of every other object; nothing is deleted here.
 */
final class PrefixProof {
    private static final Logger LOG = LoggerFactory.getLogger(PrefixProof.class);

    private final ObjectStorage storage;
    private final MediaLedger ledger;
    private final PurgeBacklog backlog;

    PrefixProof(ObjectStorage storage, MediaLedger ledger, PurgeBacklog backlog) {
        this.storage = storage;
        this.ledger = ledger;
        this.backlog = backlog;
    }

    /** What there is under a key's prefix once the key has no rows. */
    sealed interface Finding {

        /** No object, no unfinished upload, no row: nothing is left. */
        record Empty() implements Finding {}

        /** Something that is going away now. */
        record Leftovers(String sentence) implements Finding {}

        /** Something that cannot be deleted from here. */
        record Untouchable(String sentence) implements Finding {}
    }

    /**
     * @param store the bucket; null when it has no identity yet
     * @param from the database's clock, before this look
     */
    Finding look(StoragePrefix prefix, @Nullable StoreId store, Instant from) {
        ObjectListing page =
                storage.list(prefix.asFolder(), null, ObjectStorage.MAX_KEYS_PER_DELETE);
        if (!page.objects().isEmpty()) {
            return record(page.objects(), store, from);
        }
        if (storage.hasUnfinishedUploads(prefix.asFolder())) {
            int aborted = storage.abortUnfinishedUploads(prefix.asFolder());
            return new Finding.Leftovers(
                    "%d unfinished uploads under the key's prefix were aborted."
                            .formatted(aborted));
        }
        return backlog.hasStrays(prefix)
                ? new Finding.Leftovers("Objects that nobody had recorded are still being deleted.")
                : new Finding.Empty();
    }

    private Finding record(List<ObjectSummary> found, @Nullable StoreId store, Instant from) {
        List<ObjectSummary> recordable =
                found.stream().filter(o -> StorageKey.parse(o.name()).isPresent()).toList();
        if (store == null || recordable.isEmpty()) {
            return new Finding.Untouchable(
                    "%d objects under the key's prefix cannot be recorded, and so not be deleted: %s."
                            .formatted(
                                    found.size(),
                                    store == null
                                            ? "the bucket has no identity yet"
                                            : "their names are not storage keys"));
        }
        int recorded = ledger.recordStrays(store, recordable, from);
        if (recorded > 0) {
            LOG.warn(
                    "{} objects that nobody had recorded were found under a deleted key's prefix,"
                            + " the first is {}; they are deleted",
                    recorded,
                    recordable.getFirst().name());
        }
        return new Finding.Leftovers(
                "%d objects that nobody had recorded were found under the key's prefix and are being"
                                .formatted(recordable.size())
                        + " deleted.");
    }
}
