package com.conduitllm.benchmark.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Stands before PostgreSQL and counts each statement that passes, BEGIN and COMMIT included. */
public final class SqlMeter implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Map<Socket, Boolean> open = new ConcurrentHashMap<>();

    private SqlMeter(ServerSocket door, String host, int port) {
        this.door = door;
        this.host = host;
        this.port = port;
    }

    /** On a free port of this machine, before the server at {@code host} and {@code port}. */
    public static SqlMeter before(String host, int port) {
        try {
            SqlMeter meter =
                    new SqlMeter(
                            new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), host, port);
            meter.threads.execute(meter::listen);
            return meter;
        } catch (IOException e) {
            throw new UncheckedIOException("The meter does not start", e);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How often each text was executed since {@link #clear}. */
    public Map<String, Long> statements() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
    }

    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    public void clear() {
        counts.clear();
    }

    private void listen() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new UncheckedIOException("The meter hears nothing any more", e);
                }
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(host, port)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.put(client, true);
            open.put(server, true);
            threads.execute(() -> answers(server, client));
            FrontendMessages messages =
                    new FrontendMessages(
                            sql -> counts.computeIfAbsent(sql, _ -> new LongAdder()).increment());
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                messages.read(buffer, n);
                out.write(buffer, 0, n);
            }
        } catch (IOException e) {
            closeQuietly(client);
        } finally {
            open.remove(client);
        }
    }

    private void answers(Socket server, Socket client) {
        try {
            server.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException e) {
            closeQuietly(server);
        } finally {
            closeQuietly(client);
            open.remove(server);
        }
    }

    /** A connection that breaks is its two ends' affair. */
    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A socket does not close", e);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The meter does not stop", e);
        } finally {
            open.keySet().forEach(SqlMeter::closeQuietly);
            threads.close();
        }
    }
}
