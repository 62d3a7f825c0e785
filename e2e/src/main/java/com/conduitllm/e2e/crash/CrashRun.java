package com.conduitllm.e2e.crash;

import com.conduitllm.e2e.console.Screen;
import com.conduitllm.e2e.console.Screen.Look;
import com.conduitllm.testing.stack.Repository;

import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One call of the command: rounds in random order until the time is over. */
final class CrashRun implements Matrix.Watcher {
    private final Screen screen;
    private final List<Step> steps;
    private final String engines;
    private final Duration time;
    private final long seed;
    private final Random random;
    private final Report report = new Report();
    private final long began = System.nanoTime();
    private int rounds;

    CrashRun(Screen screen, List<Step> steps, String engines, Duration time, long seed) {
        this.screen = screen;
        this.steps = steps;
        this.engines = engines;
        this.time = time;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Returns whether everything held. */
    boolean run() {
        screen.line("");
        screen.line(
                "  %s  %d steps, seed %d, engines: %s"
                        .formatted(
                                screen.paint(Look.BOLD, "Crash test"),
                                steps.size(),
                                seed,
                                engines));
        doing("starting PostgreSQL, S3, an AMQP broker, Core and Admin");
        try (Matrix matrix = Matrix.start()) {
            screen.done("PostgreSQL, S3, an AMQP broker, Core and Admin run", elapsed());
            Traffic traffic = new Traffic(matrix.gateway(), random);
            do {
                round(matrix, traffic);
            } while (elapsed().compareTo(time) < 0 && report.violations().isEmpty());
            summary(matrix, traffic);
        }
        return report.violations().isEmpty();
    }

    private void round(Matrix matrix, Traffic traffic) {
        rounds++;
        screen.line("");
        screen.line("  %s".formatted(screen.paint(Look.BOLD, "Round " + rounds)));
        List<Step> order = new ArrayList<>(steps);
        Collections.shuffle(order, random);
        traffic.begin();
        List<StepResult> results = matrix.play(order, this);
        doing("the other keys come to rest");
        traffic.pause();
        results.forEach(report::add);
        settle(traffic);
        matrix.audit().ifPresent(violation -> report.add("bucket against tables: " + violation));
        if (report.violations().isEmpty()) {
            screen.done(
                    "%d kills; bucket, rows, totals, receipts and events agree"
                            .formatted(results.size()),
                    elapsed());
        }
    }

    private void settle(Traffic traffic) {
        try {
            traffic.settle();
        } catch (AssertionError | ConditionTimeoutException e) {
            report.add("traffic: " + e.getMessage());
        }
    }

    private void summary(Matrix matrix, Traffic traffic) {
        screen.line("");
        report.table().lines().forEach(screen::line);
        screen.line("");
        screen.line(
                "     %d kills in %d rounds, seed %d, %d min %02d s"
                        .formatted(
                                matrix.kills(),
                                rounds,
                                seed,
                                elapsed().toMinutes(),
                                elapsed().toSecondsPart()));
        screen.line(
                "     traffic: %d generations, %d objects, %d keys deleted; %d requests broken"
                        .formatted(
                                traffic.generations(),
                                traffic.objects(),
                                traffic.deletions(),
                                traffic.broken()));
        screen.line("");
        if (report.violations().isEmpty()) {
            screen.line("  " + screen.paint(Look.GOOD, "✓") + " 0 violations.");
        } else {
            report.violations().forEach(screen::failure);
            screen.failure(
                    "%d violations; repeat with --seed %d; logs are in %s"
                            .formatted(
                                    report.violations().size(),
                                    seed,
                                    Repository.module().resolve("target/service-logs")));
        }
    }

    @Override
    public void doing(String what) {
        screen.progress(what);
    }

    @Override
    public void played(StepResult result) {
        Step step = result.step();
        String text = "%-10s %-9s %s".formatted(step.label(), step.victim(), step.moment());
        if (result.held()) {
            screen.done(text, result.took());
        } else {
            screen.failed(text, result.took());
        }
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
