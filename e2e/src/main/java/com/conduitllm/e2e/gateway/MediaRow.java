package com.conduitllm.e2e.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** What a story asks of a row of {@code media_records}. */
public record MediaRow(
        UUID id,
        String storageKey,
        @Nullable UUID owner,
        String state,
        long sizeBytes,
        @Nullable String contentHash,
        Instant settlesAt) {}
