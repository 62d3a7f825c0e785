package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.error.RequestRefused;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/**
 * How to replace a secret.
 *
 * @param graceSeconds how long the former one stays valid, 0 to 604800; absent: 0
 */
record RotateKey(@Nullable Integer graceSeconds) {
    private static final int LONGEST_SECONDS = 604_800;

    Duration grace() {
        int seconds = graceSeconds == null ? 0 : graceSeconds;
        if (seconds < 0 || seconds > LONGEST_SECONDS) {
            throw RequestRefused.invalid(
                    "graceSeconds", "graceSeconds must be between 0 and 604800.");
        }
        return Duration.ofSeconds(seconds);
    }
}
