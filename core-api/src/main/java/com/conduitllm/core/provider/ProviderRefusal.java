package com.conduitllm.core.provider;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Optional;

/**
 * An error answer of an OpenAI-compatible provider. What the client can mend is passed on in the
 * provider's words; what only the operator can mend is said in ours, because the provider's words
 * may show its account or its key.
 *
 * @param status HTTP status, anything but 200
 * @param error the {@code error} object, a missing node when there was none
 * @param retryAfter the header, as it came
 */
record ProviderRefusal(int status, JsonNode error, @Nullable String retryAfter) {
    private static final int LONGEST_MESSAGE = 2000;

    ApiException asException() {
        return switch (status) {
            case 400, 422 -> rejected().asException();
            case 429 -> limited().asException();
            case 401, 403 ->
                    ApiError.of(
                                    502,
                                    "provider_refused",
                                    "The image provider refused this gateway's credentials.")
                            .permanent()
                            .asException();
            case 408, 504 ->
                    ApiError.of(504, "provider_timeout", "The image provider timed out.")
                            .asException();
            default -> failed().asException();
        };
    }

    private ApiError rejected() {
        return ApiError.of(
                        400,
                        text("code").orElse("provider_rejected"),
                        message("The image provider rejected the request."))
                .ofType(text("type").orElse("invalid_request_error"))
                .about(text("param").orElse(null));
    }

    private ApiError limited() {
        String code = text("code").or(() -> text("type")).orElse("rate_limit_exceeded");
        if (code.equals("insufficient_quota")) {
            return ApiError.of(429, code, "The image provider's quota is used up.")
                    .ofType(code)
                    .permanent();
        }
        ApiError error =
                ApiError.of(429, code, message("The image provider limits the rate of requests."));
        return seconds().map(error::retryAfter).orElse(error);
    }

    private ApiError failed() {
        ApiError error =
                ApiError.of(
                        502, "provider_error", "The image provider failed with " + status + ".");
        return status >= 500 ? error : error.permanent();
    }

    /** Delta seconds only (RFC 9110 §10.2.3); our clients' SDKs expect no more than that. */
    private Optional<Duration> seconds() {
        return Optional.ofNullable(retryAfter)
                .map(String::strip)
                .filter(value -> value.matches("\\d{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private String message(String otherwise) {
        String message = text("message").orElse(otherwise);
        return message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message;
    }

    private Optional<String> text(String field) {
        JsonNode value = error.path(field);
        return value.isString() && !value.asString().isBlank()
                ? Optional.of(value.asString())
                : Optional.empty();
    }
}
