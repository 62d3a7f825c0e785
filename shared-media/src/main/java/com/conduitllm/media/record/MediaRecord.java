package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaKind;
import com.conduitllm.media.MediaState;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.StorageKey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One medium as the ledger knows it. Fields that are null are not known yet (an upload under way)
 * or were never known (an imported or unrecorded object).
 *
 * @param contentHash SHA-256, 64 lower-case hex digits
 * @param expiresAt when it goes by itself; null: it does not
 * @param accessCount how often it was served; a crash may lose the last seconds of it
 * @param purgeAfter end of the trash window
 */
public record MediaRecord(
        MediaId id,
        StorageKey storageKey,
        @Nullable VirtualKeyId virtualKeyId,
        @Nullable MediaKind kind,
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
        @Nullable Instant completedAt,
        @Nullable Instant lastAccessedAt,
        int accessCount,
        MediaState state,
        boolean held,
        boolean quarantined,
        @Nullable Instant purgeAfter) {}
