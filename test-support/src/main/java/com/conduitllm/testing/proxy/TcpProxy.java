package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Passes bytes between a client and a server, and breaks the connection in the ways that networks
 * do. A fault holds for open and new connections until {@link #heal()}.
 */
public final class TcpProxy implements AutoCloseable {

    private final LoopbackListener listener;
    private final LinkState link = new LinkState();
    private final List<TcpHold> holds = new CopyOnWriteArrayList<>();
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

    /**
     * Holds, on each connection, the bytes from its client in which {@code words} are found: the
     * server does not see them before the gate opens. Other connections go on.
     *
     * @param words up to 256 characters, looked for in bytes read as ISO-8859-1
     */
    public Gate holdRequest(Pattern words) {
        return hold(words, false);
    }

    /**
     * Lets through what the client says with {@code words} in it, and holds whatever the server
     * sends on that connection from then on: the request took effect, nobody hears of it. The gate
     * counts an arrival when the server has begun to answer.
     *
     * @param words up to 256 characters, looked for in bytes read as ISO-8859-1
     */
    public Gate holdAnswer(Pattern words) {
        return hold(words, true);
    }

    private Gate hold(Pattern words, boolean answers) {
        Gate gate = new Gate();
        holds.addFirst(new TcpHold(words, answers, gate));
        return gate;
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
        List<TcpHold> before = List.copyOf(holds);
        holds.clear();
        before.forEach(hold -> hold.gate().release());
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
        holds.forEach(hold -> hold.gate().drop());
        link.heal();
    }

    private void connect(Socket client) throws IOException {
        link.awaitPassage();
        try (Socket server = Sockets.connect(target)) {
            TcpWatch watch = new TcpWatch(holds);
            TcpPump answers = new TcpPump(link, watch, server, client, true);
            Thread back = Thread.ofVirtual().name("proxy-answers").start(answers);
            new TcpPump(link, watch, client, server, false).run();
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
