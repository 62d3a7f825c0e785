package com.conduitllm.testing.proxy;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A listening socket on a free loopback port, with a virtual thread per connection. The port stays
 * the same when listening stops and starts again.
 */
final class LoopbackListener implements AutoCloseable {

    /** What happens on a connection; returns or throws when it is over. */
    @FunctionalInterface
    interface Conversation {
        void hold(Socket client) throws IOException;
    }

    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private final int port;
    private @Nullable ServerSocket listening;

    LoopbackListener(Conversation conversation) {
        this.conversation = conversation;
        this.port = listen(0);
    }

    int port() {
        return port;
    }

    int accepted() {
        return accepted.get();
    }

    int openConnections() {
        return open.size();
    }

    /** Starts listening again; nothing happens when it listens already. */
    synchronized void accept() {
        if (listening == null) {
            listen(port);
        }
    }

    /** Stops listening: new connections are refused by the kernel. */
    synchronized void refuse() {
        ServerSocket socket = listening;
        if (socket != null) {
            listening = null;
            closeQuietly(socket);
        }
    }

    /** Resets every open connection (RST, no FIN). */
    void resetAll() {
        open.forEach(Sockets::reset);
    }

    @Override
    public void close() {
        refuse();
        resetAll();
    }

    private synchronized int listen(int wantedPort) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort), 1024);
            listening = socket;
            Thread.ofVirtual().name("proxy-accept").start(() -> acceptLoop(socket));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on loopback port " + wantedPort, e);
        }
    }

    private void acceptLoop(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                accepted.incrementAndGet();
                open.add(client);
                if (socket.isClosed()) {
                    // refuse() came between accept and here, and did not see this one.
                    Sockets.reset(client);
                }
                Thread.ofVirtual().name("proxy-connection").start(() -> converse(client));
            } catch (SocketException e) {
                // The usual end: refuse() or close() closed the listening socket.
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void converse(Socket client) {
        try {
            conversation.hold(client);
            Sockets.close(client);
        } catch (IOException e) {
            // A broken connection is what a proxy for faults is about: the client sees a reset.
            Sockets.reset(client);
        } finally {
            if (!client.isClosed()) {
                // A bug in a test's own predicate: its client must not wait for ever.
                Sockets.reset(client);
            }
            open.remove(client);
        }
    }

    private static void closeQuietly(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
