package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;

/**
 * What is known of one object once the store has acknowledged it.
 *
 * @param sizeBytes counted on the way
 * @param contentHash SHA-256 of the bytes, 64 lower-case hex digits
 * @param settled whether no other attempt of this upload can become visible later
 * @param storageUrl where the object is; carries no signature
 * @param publicUrl through the CDN; null without one
 * @param expiresAt null when it does not expire
 * @param announcement the event that is queued by the statement that makes the record visible
 */
public record CompletedUpload(
        MediaId id,
        long sizeBytes,
        String contentHash,
        boolean settled,
        URI storageUrl,
        @Nullable URI publicUrl,
        @Nullable Instant expiresAt,
        OutboxEvent announcement) {}
