package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What the store says of the bucket.
 *
 * @param versioning whether a plain DELETE leaves older versions behind
 * @param storeTime the store's clock; null when it sent none
 */
public record BucketCondition(Versioning versioning, @Nullable Instant storeTime) {

    /** S3 GetBucketVersioning. A store that does not know the call has no versions. */
    public enum Versioning {
        NONE,
        ENABLED,
        SUSPENDED
    }
}
