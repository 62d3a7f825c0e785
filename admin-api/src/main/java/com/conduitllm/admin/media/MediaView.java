package com.conduitllm.admin.media;

import com.conduitllm.media.MediaState;
import com.conduitllm.media.record.MediaRecord;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A media record in the API's JSON. */
public record MediaView(
        UUID id,
        String storageKey,
        @Nullable UUID virtualKeyId,
        @Nullable String mediaType,
        @Nullable String contentType,
        @Nullable Long sizeBytes,
        @Nullable String contentHash,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String prompt,
        @Nullable String storageUrl,
        @Nullable String publicUrl,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant lastAccessedAt,
        int accessCount,
        MediaState state,
        boolean held,
        boolean quarantined,
        @Nullable Instant purgeAfter) {

    /** The view of a record. */
    public static MediaView of(MediaRecord media) {
        var owner = media.virtualKeyId();
        var kind = media.kind();
        return new MediaView(
                media.id().value(),
                media.storageKey().value(),
                owner == null ? null : owner.value(),
                kind == null ? null : kind.wireName(),
                media.contentType(),
                media.sizeBytes(),
                media.contentHash(),
                media.provider(),
                media.model(),
                media.prompt(),
                media.storageUrl(),
                media.publicUrl(),
                media.expiresAt(),
                media.createdAt(),
                media.lastAccessedAt(),
                media.accessCount(),
                media.state(),
                media.held(),
                media.quarantined(),
                media.purgeAfter());
    }
}
