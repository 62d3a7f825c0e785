package com.conduitllm.e2e.gateway;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * An answer to what no HTTP client would send.
 *
 * @param status of the status line
 * @param head the header lines, lower case
 * @param body after the head, chunk framing included
 */
public record RawHttp(int status, String head, String body) {
    private static final int PATIENCE_MILLIS = 20_000;

    /** Sends the lines as a request's head, without a body. */
    public static RawHttp send(int port, String requestLine, String... headers) {
        String head =
                String.join("\r\n", List.of(headers))
                        + (headers.length == 0 ? "" : "\r\n")
                        + "Host: 127.0.0.1\r\nConnection: close\r\n\r\n";
        return exchange(port, requestLine + "\r\n" + head);
    }

    /** Sends exactly these bytes (ISO 8859-1) and reads until the server closes. */
    public static RawHttp exchange(int port, String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parse(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON object within the body, with or without chunk framing. */
    public JsonNode json() {
        int first = body.indexOf('{');
        int last = body.lastIndexOf('}');
        if (first < 0 || last < first) {
            throw new AssertionError("No JSON object in the answer: " + this);
        }
        return JsonMapper.shared().readTree(body.substring(first, last + 1));
    }

    private static RawHttp parse(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String[] firstLine = answer.split("[ \r]", 3);
        if (end < 0 || firstLine.length < 3) {
            throw new AssertionError("No HTTP answer: '" + answer + "'");
        }
        return new RawHttp(
                Integer.parseInt(firstLine[1]),
                answer.substring(0, end).toLowerCase(Locale.ROOT),
                answer.substring(end + 4));
    }
}
