package com.conduitllm.media.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A medium was generated, stored and recorded. Queued by the statement that made the record
 * visible.
 *
 * @param eventId UUIDv7; the same in every repetition
 * @param mediaUrl where gateway clients fetch it
 * @param generationPrompt null when prompts are not stored
 * @param expiresAt null when it does not expire
 * @param metadata free, never null
 */
public record MediaGenerationCompleted(
        UUID eventId,
        Instant timestamp,
        String correlationId,
        UUID mediaId,
        String mediaType,
        UUID virtualKeyId,
        String mediaUrl,
        String storageKey,
        long fileSizeBytes,
        String contentType,
        String contentHash,
        String provider,
        String generatedByModel,
        @Nullable String generationPrompt,
        Instant generatedAt,
        @Nullable Instant expiresAt,
        Map<String, String> metadata) {
    /** Event type, exchange and channel. */
    public static final String TYPE = "MediaGenerationCompleted";

    public MediaGenerationCompleted {
        metadata = Map.copyOf(metadata);
    }
}
