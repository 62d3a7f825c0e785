package com.conduitllm.proof.trial;

import com.conduitllm.testing.stack.Repository;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a {@link Trial} in a child process and waits for what it came to. */
public final class TrialRun {
    private static final long MOST_DRAIN_SECONDS = 120;

    private TrialRun() {}

    /**
     * Runs one trial to its end.
     *
     * @param classes a mutant's, which come first on the class path; null for the product as it is
     * @param log where the child's output goes
     * @throws IllegalStateException when it ended without a result
     */
    public static TrialResult run(
            Place place,
            long seed,
            long seconds,
            String weather,
            @Nullable Path classes,
            Path log) {
        String own = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Repository.java().toString());
        command.addAll(List.of("-Xmx384m", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp"));
        command.add(classes == null ? own : classes + File.pathSeparator + own);
        command.add(TrialProcess.class.getName());
        command.addAll(List.of(Long.toString(seed), Long.toString(seconds), weather));
        ProcessBuilder child = new ProcessBuilder(command).redirectErrorStream(true);
        child.environment().put(Place.VARIABLE, place.text());
        child.redirectOutput(log.toFile());
        try {
            return await(child.start(), seconds + MOST_DRAIN_SECONDS, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrialResult await(Process child, long seconds, Path log) throws IOException {
        try {
            if (!child.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The trial hangs, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the trial ran", e);
        } finally {
            child.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(log);
        return TrialResult.read(lines)
                .orElseThrow(() ->
                        new IllegalStateException(
                                "The trial ended without a result: "
                                        + String.join(
                                                "\n",
                                                lines.subList(0, Math.min(30, lines.size())))));
    }
}
