package com.conduitllm.media.storage;

import java.util.Map;
import java.util.Set;

/**
 * What became of each key of a {@link ObjectStorage#delete}; the two parts hold every key that was
 * asked for exactly once.
 *
 * @param confirmed gone, by the store's word
 * @param failed still there or unknown, with the store's reason
 */
public record DeletionOutcome(Set<StorageKey> confirmed, Map<StorageKey, Failure> failed) {
    public DeletionOutcome {
        confirmed = Set.copyOf(confirmed);
        failed = Map.copyOf(failed);
    }

    /**
     * Why the store did not delete an object.
     *
     * @param code S3 error code, such as {@code SlowDown} or {@code AccessDenied}
     * @param message the store's own words
     */
    public record Failure(String code, String message) {

        /** Whether the store asks for a slower pace. */
        public boolean isThrottling() {
            return ErrorCode.isThrottling(code);
        }

        /** Whether trying again can help without anybody changing something. */
        public boolean isTransient() {
            return ErrorCode.isTransient(code);
        }
    }
}
