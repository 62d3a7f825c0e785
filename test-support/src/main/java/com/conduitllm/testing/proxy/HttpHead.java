package com.conduitllm.testing.proxy;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 message (RFC 9112, section 2.1): its bytes as they came, and what the
 * proxy has to know of them.
 *
 * @param raw everything including the empty line, never changed on the way
 * @param startLine request line or status line
 * @param headers by lower-case name, in order
 */
record HttpHead(byte[] raw, String startLine, Map<String, List<String>> headers) {

    private static final int LONGEST = 256 * 1024;

    /** Reads the next head; null when the peer closed the connection between two messages. */
    static @Nullable HttpHead read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        int matched = 0;
        while (true) {
            if (next < 0) {
                throw new EOFException("Connection closed inside a message head");
            }
            bytes.write(next);
            matched = next == '\n' ? matched + 1 : next == '\r' ? matched : 0;
            if (matched == 2) {
                return parse(bytes.toByteArray());
            }
            if (bytes.size() > LONGEST) {
                throw new IOException("Message head longer than " + LONGEST + " bytes");
            }
            next = in.read();
        }
    }

    private static HttpHead parse(byte[] raw) {
        String[] lines = new String(raw, StandardCharsets.ISO_8859_1).split("\r?\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.computeIfAbsent(
                                lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                                name -> new ArrayList<>())
                        .add(lines[i].substring(colon + 1).strip());
            }
        }
        return new HttpHead(raw, lines[0], headers);
    }

    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    boolean says(String name, String token) {
        return headers.getOrDefault(name, List.of()).stream()
                .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(token));
    }

    /** The method of a request. */
    String method() {
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /** The request target of a request, as sent. */
    String target() {
        String[] parts = startLine.split(" ", 3);
        return parts.length > 1 ? parts[1] : "/";
    }

    /** The status of an answer. */
    int status() {
        return Integer.parseInt(startLine.split(" ", 3)[1]);
    }

    boolean expectsContinue() {
        return says("expect", "100-continue");
    }

    boolean endsConnection() {
        return says("connection", "close") || startLine.contains("HTTP/1.0");
    }

    /** This head for a body of another length, sent at once instead of in chunks. */
    HttpHead withContentLength(long length) {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.forEach((name, values) -> {
            if (!name.equals("content-length") && !name.equals("transfer-encoding")) {
                values.forEach(
                        value -> text.append(name).append(": ").append(value).append("\r\n"));
            }
        });
        text.append("content-length: ").append(length).append("\r\n\r\n");
        return parse(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
