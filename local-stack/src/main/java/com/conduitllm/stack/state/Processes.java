package com.conduitllm.stack.state;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The processes of one run by name, in the order of their start: the content of {@code
 * processes.json}. It is kept up to date while the stack starts, so that a later {@code down} finds
 * what a crash left behind.
 */
public record Processes(Map<String, Started> started) {
    /** Clock adjustments move the start time that the operating system reports. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /**
     * One process, recognisable even after its id was given to another one.
     *
     * @param program the file name of its executable
     * @param startedAt by the operating system; absent where it does not tell
     */
    public record Started(long pid, String program, Instant startedAt) {
        static Started of(ProcessHandle process) {
            ProcessHandle.Info info = process.info();
            return new Started(
                    process.pid(),
                    info.command().map(Started::fileName).orElse(""),
                    info.startInstant().orElse(Instant.EPOCH));
        }

        /**
         * The same process, if it still lives. A zombie or a stranger with the id does not count.
         */
        public Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid)
                    .filter(process -> !ProcessEnd.hasCome(process))
                    .filter(this::isSame);
        }

        private boolean isSame(ProcessHandle candidate) {
            Started now = of(candidate);
            return !program.isEmpty()
                    && program.equals(now.program)
                    && Duration.between(startedAt, now.startedAt).abs().compareTo(TOLERANCE) <= 0;
        }

        private static String fileName(String command) {
            return command.substring(command.lastIndexOf('/') + 1);
        }
    }

    public static Processes none() {
        return new Processes(Map.of());
    }

    public Processes with(String name, ProcessHandle process) {
        Map<String, Started> next = new LinkedHashMap<>(started);
        next.put(name, Started.of(process));
        return new Processes(next);
    }

    public Map<String, Long> pids() {
        Map<String, Long> pids = new LinkedHashMap<>();
        started.forEach((name, process) -> pids.put(name, process.pid()));
        return pids;
    }

    /** Those that are still alive, by name. */
    public Map<String, ProcessHandle> alive() {
        Map<String, ProcessHandle> alive = new LinkedHashMap<>();
        started.forEach((name, process) -> process.find().ifPresent(it -> alive.put(name, it)));
        return alive;
    }
}
