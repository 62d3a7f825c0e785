package com.conduitllm.core.auth;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;

import org.springframework.http.HttpHeaders;

/** The answer to a key that is unknown, disabled, expired or deleted; it does not say which. */
public final class KeyNotLive {
    private KeyNotLive() {}

    /** 401, also for a key that died while its request was being served. */
    public static ApiException asException() {
        return ApiError.of(401, "invalid_api_key", "This virtual key is not valid, or no longer.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"")
                .asException();
    }
}
