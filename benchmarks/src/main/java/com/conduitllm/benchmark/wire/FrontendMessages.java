package com.conduitllm.benchmark.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * One connection's messages from the client, put together from the pieces in which they arrive. A
 * statement is an Execute or a simple Query; Parse and Bind only say of which text.
 */
final class FrontendMessages {
    private static final int LENGTH = 4;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_REQUEST = 80877104;

    private final Consumer<String> statements;
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private byte[] rest = new byte[0];
    private boolean started;

    FrontendMessages(Consumer<String> statements) {
        this.statements = statements;
    }

    void read(byte[] bytes, int count) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(rest.length + count);
        all.writeBytes(rest);
        all.write(bytes, 0, count);
        ByteBuffer buffer = ByteBuffer.wrap(all.toByteArray());
        boolean more = true;
        while (more) {
            more = message(buffer);
        }
        rest = new byte[buffer.remaining()];
        buffer.get(rest);
    }

    /** Reads one message if all of it is there. */
    private boolean message(ByteBuffer buffer) {
        int head = started ? 1 + LENGTH : LENGTH;
        if (buffer.remaining() < head) {
            return false;
        }
        int length = buffer.getInt(buffer.position() + head - LENGTH);
        if (buffer.remaining() < head - LENGTH + length) {
            return false;
        }
        char type = started ? (char) buffer.get() : 0;
        buffer.getInt();
        byte[] body = new byte[length - LENGTH];
        buffer.get(body);
        if (started) {
            take(type, body);
        } else {
            int code = ByteBuffer.wrap(body).getInt();
            started = code != SSL_REQUEST && code != GSS_REQUEST;
        }
        return true;
    }

    private void take(char type, byte[] body) {
        switch (type) {
            case 'Q' -> statements.accept(text(body, 0));
            case 'P' -> prepared.put(text(body, 0), text(body, end(body, 0) + 1));
            case 'B' ->
                    portals.put(
                            text(body, 0),
                            prepared.getOrDefault(text(body, end(body, 0) + 1), "?"));
            case 'E' -> statements.accept(portals.getOrDefault(text(body, 0), "?"));
            default -> {
                // Describe, Sync, Close, passwords: no statements.
            }
        }
    }

    private static String text(byte[] body, int from) {
        return new String(body, from, end(body, from) - from, StandardCharsets.UTF_8);
    }

    private static int end(byte[] body, int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }
}
