package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.VirtualKeyState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** A virtual key as the API shows it: everything but its secrets. */
record KeyInfo(
        UUID id,
        String keyName,
        String keyPrefix,
        String storagePrefix,
        @Nullable String allowedModels,
        @Nullable UUID virtualKeyGroupId,
        boolean isEnabled,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String metadata,
        @Nullable Integer rateLimitRpm,
        @Nullable Integer rateLimitRpd,
        VirtualKeyState state) {

    static KeyInfo of(VirtualKey key) {
        return new KeyInfo(
                key.id(),
                key.keyName(),
                key.keyPrefix(),
                key.storagePrefix(),
                key.allowedModels(),
                key.virtualKeyGroupId(),
                key.state() == VirtualKeyState.ACTIVE,
                key.expiresAt(),
                key.createdAt(),
                key.updatedAt(),
                key.metadata(),
                key.rateLimitRpm(),
                key.rateLimitRpd(),
                key.state());
    }
}
