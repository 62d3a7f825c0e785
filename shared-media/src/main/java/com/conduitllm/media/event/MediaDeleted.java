package com.conduitllm.media.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Objects are gone from the store. Queued by the statement that forgot their rows, one event for
 * each key and batch.
 *
 * @param virtualKeyId null for objects that nobody had recorded
 * @param storageKeys 1 to 1000
 * @param bytesFreed what the objects weighed, as far as it was known
 * @param reason see {@code PurgeSelection}
 * @param runId the job run, null outside of one
 */
public record MediaDeleted(
        UUID eventId,
        Instant timestamp,
        @Nullable UUID virtualKeyId,
        List<String> storageKeys,
        long bytesFreed,
        String reason,
        @Nullable UUID runId) {
    /** Event type, exchange and channel. */
    public static final String TYPE = "MediaDeleted";

    public MediaDeleted {
        storageKeys = List.copyOf(storageKeys);
    }
}
