package com.conduitllm.testing.stack;

import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.TcpProxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PostgreSQL, S3 and AMQP, real and on loopback, held by a child process. {@link #shared()} is the
 * one that all test classes use, with the engines of production in containers when the build asks
 * for them; a test that kills or restarts it starts its own, which is always embedded, with {@link
 * #startIn(Path)}, or stands a proxy before the shared one.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Path dataFolder;
    private final boolean mine;
    private final StackProgram program;
    private final AtomicInteger starts = new AtomicInteger();
    private ChildProcess process;
    private StackEndpoints endpoints;

    private LocalStack(Path dataFolder, boolean mine, StackProgram program) {
        this.dataFolder = dataFolder;
        this.mine = mine;
        this.program = program;
        this.process = launch();
        this.endpoints = awaitEndpoints(process);
    }

    /** The stack of this JVM. */
    public static LocalStack shared() {
        return SharedStack.get();
    }

    /**
     * Which engines {@link #shared()} starts in this JVM, where no build says so; to be called
     * before it.
     *
     * @param engines {@code embedded} or {@code containers}
     * @throws IllegalArgumentException for anything else
     */
    public static void chooseEngines(String engines) {
        StackProgram.named(engines);
        System.setProperty(StackProgram.PROPERTY, engines);
    }

    static LocalStack startShared() {
        return new LocalStack(
                StackFolders.forThisJvm(Repository.module()), false, StackProgram.ofThisBuild());
    }

    /** A stack that belongs to the caller, on a data folder that may hold an earlier one's data. */
    public static LocalStack startIn(Path dataFolder) {
        return new LocalStack(dataFolder, true, StackProgram.EMBEDDED);
    }

    public StackEndpoints endpoints() {
        return endpoints;
    }

    public Broker broker() {
        return Broker.parse(endpoints.amqpUrl());
    }

    /** A new, empty database. */
    public Database newDatabase() {
        return Database.parse(endpoints.postgresUrl()).create("test_" + uniqueSuffix("_"));
    }

    /** A new, empty bucket. */
    public Bucket newBucket() {
        return new Bucket(endpoints.s3(), "test-" + uniqueSuffix("-")).create();
    }

    /** The same database where this stack has it now, after {@link #restart()}. */
    public Database again(Database database) {
        Database now = Database.parse(endpoints.postgresUrl());
        return new Database(
                now.host(), now.port(), database.name(), now.username(), now.password());
    }

    /** The same bucket where this stack has it now, after {@link #restart()}. */
    public Bucket again(Bucket bucket) {
        return new Bucket(endpoints.s3(), bucket.name());
    }

    /** A new proxy before PostgreSQL; to be closed by the caller. */
    public TcpProxy postgresProxy() {
        Database database = Database.parse(endpoints.postgresUrl());
        return TcpProxy.to(database.host(), database.port());
    }

    /** A new proxy before the broker; to be closed by the caller. */
    public TcpProxy amqpProxy() {
        return TcpProxy.to(broker().host(), broker().port());
    }

    /** A new proxy before the S3 server; to be closed by the caller. */
    public HttpFaultProxy s3Proxy() {
        return HttpFaultProxy.to(endpoints.s3().endpoint());
    }

    /** The last lines of the stack's own output and of its servers' log. */
    public String logTail(int lines) {
        return process.tail(lines);
    }

    /** SIGKILL to the process that holds S3 and the broker. PostgreSQL lives on until restarted. */
    public void kill9() {
        requireMine();
        process.kill9();
    }

    /** SIGKILL to PostgreSQL's first process; the others notice and end. */
    public void kill9Postgres() {
        requireMine();
        endPostgres();
    }

    public void stop() {
        requireMine();
        process.stop(STOP_LIMIT);
    }

    /**
     * Stops what runs and starts again on the same data. Ask {@link #endpoints()} again: ports stay
     * the same only if they are still free.
     */
    public void restart() {
        requireMine();
        if (process.isAlive()) {
            process.stop(STOP_LIMIT);
        }
        process = launch();
        endpoints = awaitEndpoints(process);
    }

    /** Stops it with everything it started, also after {@link #kill9()}. */
    @Override
    public void close() {
        requireMine();
        if (process.isAlive()) {
            process.stop(STOP_LIMIT);
        }
        endPostgres();
    }

    private ChildProcess launch() {
        Path log =
                dataFolder.resolveSibling(
                        dataFolder.getFileName() + "-" + starts.incrementAndGet() + ".log");
        return ChildProcess.start(
                "local stack", new ProcessBuilder(program.command(dataFolder)), log);
    }

    private StackEndpoints awaitEndpoints(ChildProcess started) {
        Path file = dataFolder.resolve(StackEndpoints.FILE);
        started.await(
                "ready",
                program.startLimit(),
                () -> Files.exists(file) && started.lines().contains("ready"));
        return StackEndpoints.read(file);
    }

    private void endPostgres() {
        Long pid = endpoints.pids().get("postgres");
        if (pid != null) {
            ProcessHandle.of(pid)
                    .filter(handle -> handle.info().command().orElse("").contains("postgres"))
                    .ifPresent(LocalStack::end);
        }
    }

    private static void end(ProcessHandle handle) {
        handle.destroyForcibly();
        try {
            handle.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while PostgreSQL ends", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL outlives SIGKILL: " + handle.pid(), e);
        }
    }

    private void requireMine() {
        if (!mine) {
            throw new IllegalStateException(
                    "All test classes use the shared stack; start one with startIn(…) to stop it");
        }
    }

    private static String uniqueSuffix(String separator) {
        return Long.toString(ProcessHandle.current().pid(), 36)
                + separator
                + Long.toString(System.nanoTime() & 0xFFFF_FFFFL, 36)
                + separator
                + NAMES.incrementAndGet();
    }
}
