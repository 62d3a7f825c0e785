package com.conduitllm.core.error;

import org.jspecify.annotations.Nullable;

/** Ends a request with an {@link ApiError}. */
public final class ApiException extends RuntimeException {
    private final transient ApiError error;

    ApiException(ApiError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.error = error;
    }

    /** What the client is told. */
    public ApiError error() {
        return error;
    }
}
