package com.conduitllm.benchmark;

import com.conduitllm.e2e.console.Command;
import com.conduitllm.e2e.console.Options;
import com.conduitllm.e2e.console.Screen;
import com.conduitllm.e2e.console.UsageException;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code ./conduit bench}: runs all benchmarks, or those that are named, and prints their tables.
 */
public final class Benchmarks {
    private static final List<Benchmark> ALL =
            List.of(
                    new ThrottledStore(),
                    new PurgeStatements(),
                    new DeleteLatency(),
                    new IdleCost(),
                    new FairShare(),
                    new PurgeRate());
    private static final Command COMMAND = new Command("bench", help(), Set.of("--only"), Set.of());

    private Benchmarks() {}

    public static void main(String[] arguments) {
        COMMAND.run(arguments, Benchmarks::run);
    }

    private static String help() {
        return ALL.stream()
                .map(benchmark -> "  %-12s %s".formatted(benchmark.name(), benchmark.question()))
                .collect(
                        Collectors.joining(
                                "\n",
                                "Usage: ./conduit bench [--only NAME,NAME…]\n\nMeasures Core and"
                                        + " Admin as they are built, against a store of its own,"
                                        + " and prints tables.\n\n",
                                "\n\nFigures depend on the machine; ratios do so less."));
    }

    private static boolean run(Options options, Screen screen) {
        List<Benchmark> wanted = options.text("--only").map(Benchmarks::named).orElse(ALL);
        screen.line(Machine.describe());
        boolean allHeld = true;
        for (Benchmark benchmark : wanted) {
            allHeld &= run(benchmark, screen);
        }
        return allHeld;
    }

    private static List<Benchmark> named(String names) {
        return Arrays.stream(names.split(",")).map(Benchmarks::find).toList();
    }

    private static Benchmark find(String name) {
        return ALL.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException(
                                "There is no benchmark \"%s\": see ./conduit bench --help."
                                        .formatted(name)));
    }

    private static boolean run(Benchmark benchmark, Screen screen) {
        screen.line("\n## %s\n%s\n".formatted(benchmark.name(), benchmark.question()));
        screen.progress("measuring");
        long started = System.nanoTime();
        try {
            benchmark.run().markdown().forEach(screen::line);
        } catch (AssertionError e) {
            screen.failure(String.valueOf(e.getMessage()));
            return false;
        }
        screen.done(benchmark.name(), Duration.ofNanos(System.nanoTime() - started));
        return true;
    }
}
