package com.conduitllm.stack.story;

import com.conduitllm.stack.server.OrphanedPostgres;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.ProcessEnd;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.state.StackFailure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a killed stack left running in a folder that is claimed now: Core, Admin, PostgreSQL. A
 * process is touched only when its start time and its program are the recorded ones.
 */
final class Leftovers {
    static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Claims the folder, stops services of a crashed predecessor, and records this process. */
    static List<String> takeOver(DataFolder folder) {
        folder.claim();
        Map<String, ProcessHandle> services = of(folder);
        services.remove("postgres");
        stop(services);
        folder.withdraw();
        folder.record(Processes.none().with("stack", ProcessHandle.current()));
        return List.copyOf(services.keySet());
    }

    /** By name; services first, the database last. */
    static Map<String, ProcessHandle> of(DataFolder folder) {
        Map<String, ProcessHandle> alive = new LinkedHashMap<>(folder.processes().alive());
        alive.remove("stack");
        alive.remove("postgres");
        OrphanedPostgres.find(folder).ifPresent(it -> alive.put("postgres", it));
        return alive;
    }

    /** Stops them one after the other. */
    static List<String> stop(Map<String, ProcessHandle> processes) {
        List<String> stopped = new ArrayList<>();
        processes.forEach((name, process) -> {
            stop(name, process);
            stopped.add(name);
        });
        return stopped;
    }

    private static void stop(String name, ProcessHandle process) {
        askToStop(name, process);
        if (!ProcessEnd.await(process, STOP_LIMIT) && !name.equals("postgres")) {
            process.destroyForcibly();
        }
        if (!ProcessEnd.await(process, STOP_LIMIT)) {
            throw new StackFailure("%s (process %d) does not stop.".formatted(name, process.pid()));
        }
    }

    /**
     * PostgreSQL understands SIGTERM as "wait for all clients" and SIGINT as "now, but cleanly";
     * the JDK sends only the first.
     */
    private static void askToStop(String name, ProcessHandle process) {
        boolean asked;
        if (name.equals("postgres")) {
            asked = interrupt(process.pid());
        } else {
            asked = process.destroy();
        }
        if (!asked && process.isAlive()) {
            throw new StackFailure(
                    "%s (process %d) may not be stopped by this user."
                            .formatted(name, process.pid()));
        }
    }

    private static boolean interrupt(long pid) {
        try {
            return new ProcessBuilder("sh", "-c", "kill -INT " + pid)
                            .redirectErrorStream(true)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException cause) {
            throw new StackFailure("Cannot run sh to stop PostgreSQL.", cause);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
