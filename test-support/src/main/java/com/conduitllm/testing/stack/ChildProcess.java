package com.conduitllm.testing.stack;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A process of ours with its output in a file. Its standard input is a pipe that closes when this
 * JVM ends, however it ends.
 */
final class ChildProcess {

    private static final int TAIL = 60;
    private static final Duration POLL = Duration.ofMillis(25);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    static ChildProcess start(String name, ProcessBuilder command, Path log) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Process process =
                    command.redirectErrorStream(true).redirectOutput(log.toFile()).start();
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path log() {
        return log;
    }

    /** The lines written so far; bytes that are no UTF-8 do not hide the rest. */
    List<String> lines() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    String tail(int count) {
        List<String> lines = lines();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    /**
     * Waits for {@code condition}.
     *
     * @throws IllegalStateException when the process ends before, or the limit is over, with the
     *     tail of the log
     */
    void await(String what, Duration limit, BooleanSupplier condition) {
        try {
            Awaitility.await()
                    .pollInSameThread()
                    .pollInterval(POLL)
                    .atMost(limit)
                    .until(() -> condition.getAsBoolean() || !isAlive());
        } catch (ConditionTimeoutException e) {
            throw failure("not %s within %s".formatted(what, limit), e);
        }
        if (!isAlive() && !condition.getAsBoolean()) {
            throw failure("ended with %d, not %s".formatted(process.exitValue(), what), null);
        }
    }

    void kill9() {
        process.destroyForcibly();
        if (awaitExit(Duration.ofSeconds(30)).isEmpty()) {
            throw failure("alive after SIGKILL", null);
        }
    }

    /**
     * SIGSTOP or SIGCONT.
     *
     * @param name of the signal, without SIG
     */
    void signal(String name) {
        ProcessBuilder kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid()));
        try {
            Process sent = kill.redirectErrorStream(true).start();
            String complaint =
                    new String(sent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (sent.waitFor() != 0) {
                throw failure("SIG" + name + " cannot be sent: " + complaint.strip(), null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send SIG" + name + " to " + this.name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    /** SIGTERM; SIGKILL and a failure when that does not help within {@code limit}. */
    int stop(Duration limit) {
        process.destroy();
        OptionalInt exit = awaitExit(limit);
        if (exit.isEmpty()) {
            kill9();
            throw failure("alive %s after SIGTERM".formatted(limit), null);
        }
        return exit.getAsInt();
    }

    OptionalInt awaitExit(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    /** For shutdown hooks: no waiting. */
    void destroyNow() {
        process.destroyForcibly();
    }

    private IllegalStateException failure(String what, @Nullable Exception cause) {
        return new IllegalStateException(
                "%s: %s%n--- end of %s ---%n%s".formatted(name, what, log, tail(TAIL)), cause);
    }
}
