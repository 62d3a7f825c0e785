package com.conduitllm.testing.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer that the proxy gives in place of the server.
 *
 * @param status three digits
 * @param headers besides Content-Length, which the proxy sets
 * @param body sent as it is, and left out when the request was a HEAD
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** An answer with a text, in UTF-8. */
    public static Answer of(int status, String contentType, String body) {
        return new Answer(
                status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** This answer with one more header, e.g. {@code Retry-After}. */
    public Answer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    byte[] head() {
        StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(" Fault\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
