package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One page of a listing.
 *
 * @param objects in the order of their UTF-8 bytes
 * @param nextStartAfter where the next page begins, null after the last one
 * @param storeTime the answer's {@code Date}, the store's clock; null when it sent none
 */
public record ObjectListing(
        List<ObjectSummary> objects, @Nullable String nextStartAfter, @Nullable Instant storeTime) {
    public ObjectListing {
        objects = List.copyOf(objects);
    }
}
