package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Passes bytes between a client and a server, and breaks the connection in the ways that networks
 * do. A fault holds for open and new connections until {@link #heal()}.
 */
public final class TcpProxy implements AutoCloseable {

    private final LoopbackListener listener;
    private final LinkState link = new LinkState();
    private volatile InetSocketAddress target;

    private TcpProxy(InetSocketAddress target) {
        this.target = target;
        this.listener = new LoopbackListener(this::connect);
    }

    /** A proxy on a free loopback port that passes everything on to the server at {@code host}. */
    public static TcpProxy to(String host, int port) {
        return new TcpProxy(new InetSocketAddress(host, port));
    }

    /** The address to give to the client. */
    public String host() {
        return InetAddress.getLoopbackAddress().getHostAddress();
    }

    /** The port to give to the client; it stays the same for the life of the proxy. */
    public int port() {
        return listener.port();
    }

    /** Where new connections go from now on: the server came back on another port. */
    public void target(String host, int port) {
        target = new InetSocketAddress(host, port);
    }

    /** The server is down: open connections are reset, new ones are refused. */
    public void refuse() {
        listener.refuse();
        listener.resetAll();
    }

    /** The server hangs: connections are accepted, and no byte passes in either direction. */
    public void hold() {
        link.hold();
    }

    /** Resets what is open. New connections work. */
    public void reset() {
        listener.resetAll();
    }

    /**
     * Every chunk that is read waits for {@code delay} before it is passed on, in both directions.
     */
    public void latency(Duration delay) {
        link.latency(delay);
    }

    /**
     * Each connection is reset after {@code bytes} bytes from the server, counted from its start.
     */
    public void cutAfter(long bytes) {
        link.cutAfter(bytes);
    }

    /** Ends all faults; what was held passes. Connections that were reset stay so. */
    public void heal() {
        link.heal();
        listener.accept();
    }

    /** Connections that are open now. */
    public int connections() {
        return listener.openConnections();
    }

    /** Connections that were ever accepted. */
    public int accepted() {
        return listener.accepted();
    }

    @Override
    public void close() {
        listener.close();
        link.heal();
    }

    private void connect(Socket client) throws IOException {
        link.awaitPassage();
        try (Socket server = Sockets.connect(target)) {
            TcpPump answers = new TcpPump(link, server, client, true);
            Thread back = Thread.ofVirtual().name("proxy-answers").start(answers);
            new TcpPump(link, client, server, false).run();
            join(back);
        }
    }

    private static void join(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionCut("interrupted");
        }
    }
}
