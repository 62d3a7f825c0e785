package com.conduitllm.testing.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A service as production runs it: {@code java -jar}, configured by its environment. Its output
 * goes to a file of its own for each start.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration LOG_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Set<ServiceProcess> LIVING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> LIVING.forEach(service -> service.process.destroyNow()),
                                "end-services"));
    }

    private final ChildProcess process;
    private volatile boolean paused;

    ServiceProcess(ChildProcess process) {
        this.process = process;
        LIVING.add(this);
    }

    /**
     * Describes a service to start.
     *
     * @param name for its log and for messages
     * @param jar see {@link Repository#jar(String)}
     */
    public static ServiceLaunch launch(String name, Path jar) {
        return new ServiceLaunch(name, jar);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill9() {
        process.kill9();
        LIVING.remove(this);
    }

    /**
     * SIGSTOP: it stands still and keeps its memory and its connections, while all clocks go on.
     *
     * @throws IllegalStateException when it is not alive
     */
    public void pause() {
        process.signal("STOP");
        paused = true;
    }

    /** SIGCONT: it goes on where it was, and does not know that time has passed. */
    public void resume() {
        process.signal("CONT");
        paused = false;
    }

    /** Whether {@link #pause} was called last. */
    public boolean isPaused() {
        return paused;
    }

    /**
     * SIGTERM; returns when the process is gone. A paused one goes on first, or it would not hear
     * it.
     *
     * @return the exit code, 143 for an orderly end of a JVM by SIGTERM
     * @throws IllegalStateException when it had to be killed, with the tail of its log
     */
    public int stop() {
        LIVING.remove(this);
        if (paused && isAlive()) {
            resume();
        }
        return process.stop(STOP_LIMIT);
    }

    /** The exit code, or nothing when it still runs after {@code limit}. */
    public OptionalInt awaitExit(Duration limit) {
        return process.awaitExit(limit);
    }

    /** Where its output goes. */
    public Path log() {
        return process.log();
    }

    /** Its output so far, from this start on. */
    public List<String> logLines() {
        return process.lines();
    }

    /** {@link #awaitLogLine(Pattern, Duration)} with 30 seconds. */
    public String awaitLogLine(Pattern pattern) {
        return awaitLogLine(pattern, LOG_LIMIT);
    }

    /**
     * The first line, also of those written before, in which {@code pattern} is found.
     *
     * @throws IllegalStateException when there is none within {@code limit}, or the process ends
     *     without it, with the tail of the log
     */
    public String awaitLogLine(Pattern pattern, Duration limit) {
        process.await("a line like " + pattern, limit, () -> line(pattern).isPresent());
        return line(pattern).orElseThrow();
    }

    @Override
    public void close() {
        if (isAlive()) {
            stop();
        }
        LIVING.remove(this);
    }

    void awaitReady(Duration limit, Readiness readiness) {
        process.await("ready at " + readiness.address(), limit, readiness::isReady);
    }

    private Optional<String> line(Pattern pattern) {
        return logLines().stream().filter(line -> pattern.matcher(line).find()).findFirst();
    }
}
