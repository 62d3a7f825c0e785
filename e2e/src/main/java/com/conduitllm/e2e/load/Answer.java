package com.conduitllm.e2e.load;

import com.conduitllm.e2e.gateway.Reply;

import java.time.Duration;

/**
 * What a client was told.
 *
 * @param status of HTTP; {@link #NONE} when the connection broke or the client lost its patience
 * @param contentType empty when there is none
 * @param shouldRetry the header {@code x-should-retry}, empty when there is none
 * @param text why it failed: the body, or what broke; empty for a success
 */
public record Answer(
        Step step, int status, Duration took, String contentType, String shouldRetry, String text) {
    /** Instead of a status: there was no answer. */
    public static final int NONE = 0;

    static Answer of(Step step, Reply reply, Duration took) {
        return new Answer(
                step,
                reply.status(),
                took,
                reply.header("content-type"),
                reply.header("x-should-retry"),
                reply.status() < 400 ? "" : reply.text());
    }

    static Answer broken(Step step, Throwable why, Duration took) {
        return new Answer(step, NONE, took, "", "", String.valueOf(why.getCause()));
    }

    /** 2xx. */
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
