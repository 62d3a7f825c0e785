package com.conduitllm.admin.error;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request that this service will not carry out, with the sentence that its sender reads. Thrown
 * by whatever answers a request; becomes a response in this package and nowhere else.
 */
public final class RequestRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final @Nullable String field;

    private RequestRefused(HttpStatus status, @Nullable String field, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.field = field;
    }

    /** 400: a value is missing or wrong; {@code field} is its name in the request. */
    public static RequestRefused invalid(String field, String sentence) {
        return new RequestRefused(HttpStatus.BAD_REQUEST, field, sentence);
    }

    /** 403: the caller is known but may not do this. */
    public static RequestRefused forbidden(String sentence) {
        return new RequestRefused(HttpStatus.FORBIDDEN, null, sentence);
    }

    /** 404: there is no such thing, or it is not the caller's business. */
    public static RequestRefused notFound(String sentence) {
        return new RequestRefused(HttpStatus.NOT_FOUND, null, sentence);
    }

    /** 409: it contradicts the state that the thing is in. */
    public static RequestRefused conflict(String sentence) {
        return new RequestRefused(HttpStatus.CONFLICT, null, sentence);
    }

    /** 503: something that this service needs is missing at the moment. */
    public static RequestRefused unavailable(String sentence) {
        return new RequestRefused(HttpStatus.SERVICE_UNAVAILABLE, null, sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Where in the request the reason is; null when it is not in one value. */
    public @Nullable String field() {
        return field;
    }

    HttpStatus status() {
        return status;
    }
}
