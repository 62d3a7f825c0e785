package com.conduitllm.core.generation;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.storage.BucketCreation;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StorageException;
import com.conduitllm.media.storage.StoreId;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Optional;

/** The bucket, once it is known to be the one that this database's media is in. */
@Component
class MediaStore {
    private static final Logger LOG = LoggerFactory.getLogger(MediaStore.class);

    private final Optional<ObjectStorage> storage;
    private final Optional<StoreIdentity> identity;
    private final Optional<BucketCreation> creation;

    MediaStore(
            Optional<ObjectStorage> storage,
            Optional<StoreIdentity> identity,
            Optional<BucketCreation> creation) {
        this.storage = storage;
        this.identity = identity;
        this.creation = creation;
    }

    /** A bucket that may be written to. */
    record Open(ObjectStorage storage, StoreId id) {}

    /**
     * Asked before a provider is paid; cheap while the bucket is accepted.
     *
     * @throws ApiException 503 when nothing may be stored now
     */
    Open open() {
        if (storage.isEmpty() || identity.isEmpty()) {
            throw ApiError.storageUnavailable("This gateway has no storage for media.")
                    .permanent()
                    .asException();
        }
        return new Open(storage.get(), accepted(identity.get()));
    }

    /** The store has failed: the next request looks at it before a provider is paid. */
    void doubt() {
        identity.ifPresent(StoreIdentity::doubt);
    }

    private StoreId accepted(StoreIdentity known) {
        return switch (known.establish()) {
            case StoreStatus.Accepted(StoreId store) -> store;
            // Storing is safe on a database that was put back; only deleting is not.
            case StoreStatus.Restored(StoreId store, String _) -> store;
            case StoreStatus.Absent _, StoreStatus.Foreign _ ->
                    throw ApiError.storageUnavailable(
                                    "The storage of this gateway is not ready for media.")
                            .permanent()
                            .asException();
            // Nothing was paid yet, so that a repeat is welcome.
            case StoreStatus.Unreachable _ -> {
                createBucket();
                throw ApiError.storageUnavailable("The storage of this gateway does not answer.")
                        .retryAfter(Duration.ofSeconds(2))
                        .asException();
            }
        };
    }

    /** Makes the bucket ours as early as possible, and says in the log why it is not. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        if (identity.isEmpty()) {
            LOG.warn(
                    "No storage is configured (CONDUITLLM__STORAGE__PROVIDER): generation answers"
                            + " 503");
            return;
        }
        createBucket();
        switch (identity.get().establish()) {
            case StoreStatus.Accepted(StoreId store) -> LOG.info("Media goes to store {}", store);
            case StoreStatus.Restored(StoreId _, String sentence) -> LOG.warn(sentence);
            case StoreStatus.Foreign(String sentence) -> LOG.error(sentence);
            case StoreStatus.Unreachable(String sentence) -> LOG.error(sentence);
            case StoreStatus.Absent _ -> LOG.error("The bucket could not be marked as ours");
        }
    }

    private void createBucket() {
        try {
            if (creation.isPresent() && creation.get().ensureBucket()) {
                LOG.info("Made the bucket, as it did not exist");
            }
        } catch (StorageException e) {
            LOG.warn("The bucket cannot be looked at or made: {}", e.getMessage());
        }
    }
}
