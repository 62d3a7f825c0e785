package com.conduitllm.testing.proxy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body, still on the client's connection or already read. Passed on as it was sent. */
final class RequestBody {

    private static final byte[] CONTINUE =
            "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final HttpHead head;
    private final InputStream client;
    private final OutputStream toClient;
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private boolean read;
    private boolean buffered;

    RequestBody(HttpHead head, InputStream client, OutputStream toClient) {
        this.head = head;
        this.client = client;
        this.toClient = toClient;
    }

    /** Reads it all; a client that waits for a 100 Continue gets one from the proxy. */
    RequestBody buffer() throws IOException {
        if (!read) {
            askForIt();
            BodyFraming.ofRequest(head).copy(client, wire, content);
            read = true;
            buffered = true;
        }
        return this;
    }

    /** Reads it away, unless the client waits to be asked for it and need not be. */
    void drain() throws IOException {
        if (!read && !head.expectsContinue()) {
            BodyFraming.ofRequest(head)
                    .copy(client, OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
            read = true;
        }
    }

    /** The decoded bytes of a body that was buffered. */
    byte[] content() {
        return content.toByteArray();
    }

    void sendTo(OutputStream server) throws IOException {
        if (buffered) {
            server.write(wire.toByteArray());
            server.flush();
        } else {
            BodyFraming.ofRequest(head).copy(client, server, OutputStream.nullOutputStream());
            read = true;
        }
    }

    /** Whether the client's connection stands at the next request. */
    boolean isRead() {
        return read;
    }

    boolean isBuffered() {
        return buffered;
    }

    private void askForIt() throws IOException {
        if (head.expectsContinue()) {
            toClient.write(CONTINUE);
            toClient.flush();
        }
    }
}
