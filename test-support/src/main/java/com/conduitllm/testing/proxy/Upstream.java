package com.conduitllm.testing.proxy;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The way from one client's connection to the server: one connection, used again for as long as the
 * server surely keeps it.
 */
final class Upstream implements AutoCloseable {

    /** The server stopped listening to the request; its answer may be there all the same. */
    static final class StoppedListening extends IOException {
        private static final long serialVersionUID = 1L;

        StoppedListening(IOException cause) {
            super("The server closed its side while the request was sent", cause);
        }
    }

    /** Shorter than the idle limit of any server: it never closes just when a request is sent. */
    private static final Duration REUSE_WITHIN = Duration.ofSeconds(1);

    private final InetSocketAddress target;
    private @Nullable Socket socket;
    private @Nullable InputStream answers;
    private long lastUse;

    Upstream(InetSocketAddress target) {
        this.target = target;
    }

    /**
     * Sends the request and reads the head of its final answer.
     *
     * @param way what the body goes through
     */
    HttpHead exchange(
            HttpHead request,
            RequestBody body,
            OutputStream toClient,
            UnaryOperator<OutputStream> way)
            throws IOException {
        Socket server = connect();
        OutputStream out = new ToServer(server.getOutputStream());
        try {
            out.write(request.raw());
            out.flush();
            if (request.expectsContinue()) {
                HttpHead first = nextHead();
                if (first.status() != 100) {
                    return first;
                }
                if (!body.isBuffered()) {
                    toClient.write(first.raw());
                    toClient.flush();
                }
            }
            body.sendTo(way.apply(out));
        } catch (StoppedListening early) {
            return finalHead();
        }
        return finalHead();
    }

    InputStream answers() {
        if (answers == null) {
            throw new IllegalStateException("No request was sent");
        }
        return answers;
    }

    @Override
    public void close() {
        if (socket != null) {
            Sockets.close(socket);
            socket = null;
            answers = null;
        }
    }

    private Socket connect() throws IOException {
        if (System.nanoTime() - lastUse > REUSE_WITHIN.toNanos()) {
            close();
        }
        Socket server = socket;
        if (server == null) {
            server = Sockets.connect(target);
            socket = server;
            answers = new BufferedInputStream(server.getInputStream(), 16 * 1024);
        }
        lastUse = System.nanoTime();
        return server;
    }

    private HttpHead finalHead() throws IOException {
        HttpHead head = nextHead();
        while (head.status() < 200) {
            head = nextHead();
        }
        lastUse = System.nanoTime();
        return head;
    }

    private HttpHead nextHead() throws IOException {
        HttpHead head = HttpHead.read(answers());
        if (head == null) {
            throw new ConnectionCut("the server closed the connection without an answer");
        }
        return head;
    }

    /** Tells a failure of the server's side from one of the client's. */
    private static final class ToServer extends OutputStream {
        private final OutputStream out;

        ToServer(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new StoppedListening(e);
            }
        }
    }
}
