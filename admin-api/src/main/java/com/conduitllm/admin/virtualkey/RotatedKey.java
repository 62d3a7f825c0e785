package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A key with its new secret, which no later answer shows again.
 *
 * @param previousKeyExpiresAt until when the former secret is valid, too; null: not any more
 */
record RotatedKey(String virtualKey, @Nullable Instant previousKeyExpiresAt, KeyInfo keyInfo) {

    @Override
    public String toString() {
        return "RotatedKey[" + keyInfo + "]";
    }
}
