package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.StorageKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Rows that this process may delete the objects of, until the lease ends.
 *
 * @param token proves the claim; a lapsed claim's token matches nothing once somebody else has
 *     claimed the row
 * @param reason why they go
 * @param media the claimed rows; empty when there was nothing to claim right now
 */
public record PurgeBatch(UUID token, String reason, List<Claimed> media) {
    public PurgeBatch {
        media = List.copyOf(media);
    }

    /**
     * One claimed row.
     *
     * @param owner null for an object that nobody had recorded
     * @param contentHash null when the upload was never completed
     * @param settled whether the row may be forgotten once its object is deleted; otherwise an
     *     earlier upload could still become visible and the object has to be deleted again later
     * @param settlesAt when that is over; null for an unrecorded object
     * @param attempts how often the row was claimed, this time included
     */
    public record Claimed(
            MediaId id,
            @Nullable VirtualKeyId owner,
            StorageKey storageKey,
            @Nullable String contentHash,
            boolean settled,
            @Nullable Instant settlesAt,
            int attempts) {}
}
