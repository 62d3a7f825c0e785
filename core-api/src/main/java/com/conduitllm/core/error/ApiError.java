package com.conduitllm.core.error;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * One refusal, as the client will see it.
 *
 * @param status HTTP status, 400 to 599
 * @param type the OpenAI API's error class
 * @param code for programs; null when the status says it all
 * @param message for people; holds no secret and nothing of the inside
 * @param param the request field that is to blame; null when it is not about one field
 * @param headers to be sent with the answer
 */
public record ApiError(
        int status,
        String type,
        @Nullable String code,
        String message,
        @Nullable String param,
        Map<String, String> headers) {
    /** Header by which the official clients are told not to repeat a request. */
    public static final String SHOULD_RETRY = "x-should-retry";

    public ApiError {
        headers = Map.copyOf(headers);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("Not an error status: " + status);
        }
    }

    /** An error with the usual type of its status. */
    public static ApiError of(int status, @Nullable String code, String message) {
        return new ApiError(status, usualType(status), code, message, null, Map.of());
    }

    /** 400: a field has a value that it cannot have. */
    public static ApiError invalidValue(String param, String message) {
        return of(400, "invalid_value", message).about(param);
    }

    /** 404 with the code of the thing that is missing, such as {@code media_not_found}. */
    public static ApiError notFound(String code, String message) {
        return of(404, code, message);
    }

    /** 503: objects cannot be stored or read now. */
    public static ApiError storageUnavailable(String message) {
        return of(503, "storage_unavailable", message);
    }

    /** Names the request field that is to blame. */
    public ApiError about(@Nullable String field) {
        return new ApiError(status, type, code, message, field, headers);
    }

    /** Replaces the type. */
    public ApiError ofType(String otherType) {
        return new ApiError(status, otherType, code, message, param, headers);
    }

    /** Adds or replaces a header. */
    public ApiError withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new ApiError(status, type, code, message, param, all);
    }

    /** Repeating the request would not help, or would be paid for once more. */
    public ApiError permanent() {
        return withHeader(SHOULD_RETRY, "false");
    }

    /** {@code Retry-After} (RFC 9110 §10.2.3), rounded up to seconds. */
    public ApiError retryAfter(Duration delay) {
        return withHeader("Retry-After", Long.toString(delay.plusMillis(999).toSeconds()));
    }

    /** To be thrown. */
    public ApiException asException() {
        return new ApiException(this, null);
    }

    /** To be thrown; the cause is for the log, never for the client. */
    public ApiException causedBy(Throwable cause) {
        return new ApiException(this, cause);
    }

    private static String usualType(int status) {
        return switch (status) {
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> status < 500 ? "invalid_request_error" : "server_error";
        };
    }
}
