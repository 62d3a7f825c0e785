package com.conduitllm.testing.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * How long a message's body is (RFC 9112, section 6.3), and how to pass it on as it came. The
 * {@code content} stream gets the bytes without chunk framing.
 */
sealed interface BodyFraming {

    /**
     * Copies the body from {@code in}: as sent to {@code wire}, without framing to {@code content}.
     */
    void copy(InputStream in, OutputStream wire, OutputStream content) throws IOException;

    /** Whether another message can follow on the connection. */
    default boolean keepsConnection() {
        return true;
    }

    static BodyFraming ofRequest(HttpHead head) {
        if (head.says("transfer-encoding", "chunked")) {
            return new Chunked();
        }
        return new Sized(head.header("content-length").map(Long::parseLong).orElse(0L));
    }

    static BodyFraming ofAnswer(HttpHead head, String requestMethod) {
        int status = head.status();
        if (requestMethod.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return new Sized(0);
        }
        if (head.says("transfer-encoding", "chunked")) {
            return new Chunked();
        }
        return head.header("content-length")
                .<BodyFraming>map(length -> new Sized(Long.parseLong(length)))
                .orElseGet(UntilClose::new);
    }

    /** A Content-Length, or none and therefore zero. */
    record Sized(long length) implements BodyFraming {
        @Override
        public void copy(InputStream in, OutputStream wire, OutputStream content)
                throws IOException {
            byte[] buffer = new byte[16 * 1024];
            long left = length;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    throw new EOFException("Body ended " + left + " bytes early");
                }
                content.write(buffer, 0, count);
                wire.write(buffer, 0, count);
                wire.flush();
                left -= count;
            }
        }
    }

    /** Transfer-Encoding: chunked, with extensions and trailers. */
    record Chunked() implements BodyFraming {
        @Override
        public void copy(InputStream in, OutputStream wire, OutputStream content)
                throws IOException {
            long size = chunkSize(in, wire);
            while (size > 0) {
                new Sized(size).copy(in, wire, content);
                line(in, wire);
                size = chunkSize(in, wire);
            }
            String trailer = line(in, wire);
            while (!trailer.isEmpty()) {
                trailer = line(in, wire);
            }
            wire.flush();
        }

        private static long chunkSize(InputStream in, OutputStream wire) throws IOException {
            String line = line(in, wire);
            int extension = line.indexOf(';');
            return Long.parseLong(
                    extension < 0 ? line.strip() : line.substring(0, extension).strip(), 16);
        }

        private static String line(InputStream in, OutputStream wire) throws IOException {
            StringBuilder text = new StringBuilder();
            int next = in.read();
            while (next != '\n') {
                if (next < 0) {
                    throw new EOFException("Chunked body ended early");
                }
                text.append((char) next);
                next = in.read();
            }
            wire.write((text + "\n").getBytes(StandardCharsets.ISO_8859_1));
            return text.toString().strip();
        }
    }

    /** An answer that ends with its connection. */
    record UntilClose() implements BodyFraming {
        @Override
        public void copy(InputStream in, OutputStream wire, OutputStream content)
                throws IOException {
            byte[] buffer = new byte[16 * 1024];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                content.write(buffer, 0, count);
                wire.write(buffer, 0, count);
                wire.flush();
            }
        }

        @Override
        public boolean keepsConnection() {
            return false;
        }
    }
}
