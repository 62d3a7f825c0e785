package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Ports;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.state.Secrets;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.state.StackRecord;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * PostgreSQL, S3 and AMQP of one claimed data folder. They start side by side; when one fails, the
 * others are stopped again.
 */
public final class EmbeddedServers implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    private final PostgresServer postgres;
    private final ObjectServer objects;
    private final MessageServer messages;
    private boolean closed;

    private EmbeddedServers(PostgresServer postgres, ObjectServer objects, MessageServer messages) {
        this.postgres = postgres;
        this.objects = objects;
        this.messages = messages;
    }

    /**
     * Starts all three, and remembers their ports for the next run.
     *
     * @param folder claimed by this process
     * @throws StackFailure with the sentence of the first that failed
     */
    public static EmbeddedServers start(DataFolder folder) {
        StackRecord record = folder.loadOrCreate();
        Secrets secrets = record.secrets();
        Ports ports = record.ports();
        var postgres = begin(() -> PostgresServer.start(folder, secrets, ports.postgres()));
        var objects = begin(() -> ObjectServer.start(folder, secrets, ports.s3()));
        var messages = begin(() -> MessageServer.start(folder, secrets, ports.amqp()));
        try {
            CompletableFuture.allOf(postgres, objects, messages).join();
        } catch (CompletionException failed) {
            closeStarted(messages, objects, postgres);
            throw failed.getCause() instanceof StackFailure sentence ? sentence : failed;
        }
        var servers = new EmbeddedServers(postgres.join(), objects.join(), messages.join());
        folder.save(record.withPorts(servers.ports()));
        return servers;
    }

    private static <T> CompletableFuture<T> begin(Supplier<T> start) {
        var result = new CompletableFuture<T>();
        Thread.ofPlatform()
                .name("start")
                .start(() -> {
                    try {
                        result.complete(start.get());
                    } catch (Throwable failure) {
                        result.completeExceptionally(failure);
                    }
                });
        return result;
    }

    @SafeVarargs
    private static void closeStarted(CompletableFuture<? extends AutoCloseable>... servers) {
        for (var server : servers) {
            if (!server.isCompletedExceptionally()) {
                closeOne(server.join());
            }
        }
    }

    private static void closeOne(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception failure) {
            log.error("{} did not stop cleanly", server.getClass().getSimpleName(), failure);
        }
    }

    private Ports ports() {
        return new Ports(postgres.port(), objects.port(), messages.port());
    }

    /**
     * Where they listen, without the services.
     *
     * @param processes of the whole stack
     */
    public Endpoints endpoints(Processes processes) {
        return new Endpoints(
                null,
                null,
                null,
                null,
                null,
                postgres.url(),
                messages.url(),
                objects.endpoint(),
                processes.pids());
    }

    /** PostgreSQL's own process; the other two live in this one. */
    public ProcessHandle postgres() {
        return postgres.process();
    }

    /**
     * Stops all three in the reverse order; a failure of one is logged and does not spare the rest.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Deque<AutoCloseable> all = new ArrayDeque<>();
        all.push(postgres);
        all.push(objects);
        all.push(messages);
        all.forEach(EmbeddedServers::closeOne);
    }
}
