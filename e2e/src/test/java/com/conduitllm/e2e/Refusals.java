package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.RawHttp;
import com.conduitllm.e2e.gateway.Reply;

import tools.jackson.databind.JsonNode;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The two shapes in which the services refuse. */
final class Refusals {
    private Refusals() {}

    /** The OpenAI API's envelope; returns the {@code error} in it. */
    static JsonNode envelope(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("x-request-id")).isNotBlank();
        JsonNode error = envelope(reply.json());
        assertThat(error.path("code").asString()).as(reply.text()).isEqualTo(code);
        return error;
    }

    /**
     * The same for what only a socket sends; without a code, as the container does the refusing.
     */
    static void envelope(RawHttp answer, Integer... statuses) {
        assertRaw(answer, statuses);
        envelope(answer.json());
    }

    private static JsonNode envelope(JsonNode body) {
        assertThat(body.propertyNames()).containsExactly("error");
        JsonNode error = body.path("error");
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("message").asString()).isNotBlank().doesNotContain("Exception");
        assertThat(error.path("type").asString()).isNotBlank();
        return error;
    }

    /** RFC 9457's fields and {@code error}; returns the whole body. */
    static JsonNode problem(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/json");
        assertThat(reply.header("x-request-id")).isNotBlank();
        return problem(reply.json(), status);
    }

    /** The same for what only a socket sends. */
    static void problem(RawHttp answer, Integer... statuses) {
        assertRaw(answer, statuses);
        problem(answer.json(), answer.status());
    }

    private static JsonNode problem(JsonNode body, int status) {
        assertThat(body.propertyNames()).contains("type", "title", "status", "detail", "error");
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asString()).isNotBlank();
        assertThat(body.path("error").asString()).isNotBlank().doesNotContain("Exception");
        return body;
    }

    private static void assertRaw(RawHttp answer, Integer... statuses) {
        assertThat(List.of(statuses)).as(answer.toString()).contains(answer.status());
        assertThat(answer.head())
                .contains("x-request-id: ")
                .contains("content-type: application/json");
        assertThat(answer.body().toLowerCase(java.util.Locale.ROOT)).doesNotContain("<html");
    }

    /** {@code n} bytes that are JSON up to their last one. */
    static byte[] blanks(int n) {
        byte[] body = new byte[n];
        Arrays.fill(body, (byte) ' ');
        return body;
    }

    /** A POST that announces no length. */
    static String chunkedPost(String path, String credential, String body) {
        return List.of(
                        "POST " + path + " HTTP/1.1",
                        "Host: 127.0.0.1",
                        "Connection: close",
                        credential,
                        "Content-Type: application/json",
                        "Transfer-Encoding: chunked",
                        "",
                        Integer.toHexString(body.length()),
                        body,
                        "0",
                        "",
                        "")
                .stream()
                .collect(Collectors.joining("\r\n"));
    }
}
