package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** Opening and the two ways of ending a connection. */
final class Sockets {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

    private Sockets() {}

    static Socket connect(InetSocketAddress target) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(target, (int) CONNECT_LIMIT.toMillis());
            return socket;
        } catch (IOException e) {
            close(socket);
            throw e;
        }
    }

    /** Ends a connection in the ordinary way. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends a connection by RST: the peer's read fails instead of seeing an orderly end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // Closed by the other thread of this connection in the meantime: nothing to reset.
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
        close(socket);
    }
}
