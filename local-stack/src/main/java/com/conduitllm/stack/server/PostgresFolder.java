package com.conduitllm.stack.server;

import com.conduitllm.stack.state.ProcessEnd;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.state.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's data directory, seen from outside: is a server running on it, and was it ever set up
 * completely. A kill in the middle of the first set-up leaves a directory that can neither start
 * nor be initialised; nobody can have stored anything in it, so it is started anew.
 */
record PostgresFolder(Path path) {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /** A live server: its process and the port that it listens on. */
    record Running(ProcessHandle process, int port, boolean stopping) {}

    /** Reads {@code postmaster.pid}: line 1 is the pid, line 4 the port, line 8 the state. */
    Optional<Running> running() {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 4) {
                return Optional.empty();
            }
            int port = Integer.parseInt(lines.get(3).strip());
            boolean stopping = lines.size() > 7 && lines.get(7).contains("stopping");
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(PostgresFolder::isPostgres)
                    .map(process -> new Running(process, port, stopping));
        } catch (IOException | NumberFormatException vanished) {
            return Optional.empty();
        }
    }

    /** A pid may have been given to another program. */
    private static boolean isPostgres(ProcessHandle process) {
        return !ProcessEnd.hasCome(process)
                && process.info().command().filter(it -> it.endsWith("postgres")).isPresent();
    }

    boolean isComplete() {
        return Files.exists(marker());
    }

    void markComplete() throws IOException {
        Files.writeString(marker(), "PostgreSQL was set up completely.\n");
    }

    private Path marker() {
        return path.resolveSibling(path.getFileName() + ".complete");
    }

    void removeIncomplete() throws IOException {
        if (!isComplete()) {
            Tree.delete(path);
        }
    }

    /** Waits for a server that is on its way down. */
    void awaitStopped() {
        Optional<Running> running = running();
        if (running.isPresent() && !ProcessEnd.await(running.get().process(), STOP_LIMIT)) {
            throw new StackFailure(
                    "PostgreSQL (process %d) did not stop within %d seconds."
                            .formatted(running.get().process().pid(), STOP_LIMIT.toSeconds()));
        }
    }
}
