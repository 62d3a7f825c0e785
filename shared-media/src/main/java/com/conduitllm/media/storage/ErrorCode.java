package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** S3 error codes that change what is done next. */
final class ErrorCode {
    private static final Set<String> THROTTLING =
            Set.of(
                    "SlowDown",
                    "SlowDownRead",
                    "SlowDownWrite",
                    "ServiceUnavailable",
                    "Throttling",
                    "ThrottlingException",
                    "TooManyRequests",
                    "RequestLimitExceeded");
    private static final Set<String> TRANSIENT =
            Set.of("InternalError", "RequestTimeout", "OperationAborted");

    private ErrorCode() {}

    static boolean isThrottling(String code) {
        return THROTTLING.contains(code);
    }

    static boolean isTransient(String code) {
        return isThrottling(code) || TRANSIENT.contains(code);
    }

    /** What the store sent, or what its status means when it sent nothing (HEAD has no body). */
    static String of(@Nullable String sent, int status) {
        if (sent != null && !sent.isBlank()) {
            return sent;
        }
        return switch (status) {
            case 301, 307 -> "PermanentRedirect";
            case 401, 403 -> "AccessDenied";
            case 404 -> "NotFound";
            case 412 -> "PreconditionFailed";
            case 416 -> "InvalidRange";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 501 -> "NotImplemented";
            case 503 -> "ServiceUnavailable";
            default -> "HttpStatus" + status;
        };
    }
}
