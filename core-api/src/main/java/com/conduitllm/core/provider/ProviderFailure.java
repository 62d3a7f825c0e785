package com.conduitllm.core.provider;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;

import java.io.IOException;
import java.time.Duration;

/** What a client is told when a provider made nothing. */
final class ProviderFailure {
    private ProviderFailure() {}

    /** An answer that cannot be used. It was paid for, so that a repeat would pay again. */
    static ApiException malformed(String what) {
        return unusable(what).asException();
    }

    static ApiException malformed(String what, Exception cause) {
        return unusable(what).causedBy(cause);
    }

    static ApiException timedOut(Duration timeout) {
        return ApiError.of(
                        504,
                        "provider_timeout",
                        "The image provider did not finish within " + timeout.toSeconds() + " s.")
                .asException();
    }

    static ApiException unreachable(IOException cause) {
        return ApiError.of(502, "provider_unreachable", "The image provider cannot be reached.")
                .causedBy(cause);
    }

    private static ApiError unusable(String what) {
        return ApiError.of(502, "provider_malformed", "The image provider answered " + what + ".")
                .permanent();
    }
}
