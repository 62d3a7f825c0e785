package com.conduitllm.admin.lifecycle;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was promised to whoever deleted a key, and how far it is. Outlives the key.
 *
 * @param objectsTotal as of the request; an upload that was not completed counts as one object
 * @param bytesTotal as of the request; uploads that were under way weigh nothing yet
 * @param attempts batches that were sent to the store so far
 * @param lastError why the deletion waits, in the store's words
 * @param blockedBy what must change before it can go on; it goes on by itself then
 * @param verifiableAt when it can be verified at the earliest, as far as that is known
 * @param urlsDeadAt when no URL that was handed out before the request can work any more
 * @param remainders what the deletion does not reach, and for how long
 */
public record DeletionReceipt(
        UUID deletionId,
        UUID virtualKeyId,
        State state,
        Instant requestedAt,
        long objectsTotal,
        long bytesTotal,
        long objectsDeleted,
        long bytesDeleted,
        int attempts,
        @Nullable String lastError,
        @Nullable String blockedBy,
        @Nullable Instant verifiableAt,
        @Nullable Instant verifiedAt,
        Instant urlsDeadAt,
        List<String> remainders) {
    public DeletionReceipt {
        remainders = List.copyOf(remainders);
    }

    /** How far a deletion is. */
    public enum State {
        /** Nothing was tried yet. */
        @JsonProperty("pending")
        PENDING,
        /** Under way, or waiting for its next attempt. */
        @JsonProperty("deleting")
        DELETING,
        /** All rows are gone, every upload has settled, and the key's prefix was listed empty. */
        @JsonProperty("verified")
        VERIFIED,
        /** Cannot go on until somebody changes something. */
        @JsonProperty("blocked")
        BLOCKED
    }
}
