package com.conduitllm.e2e.crash;

import java.time.Duration;

/** One step in one round: played first, looked at when all others are played, too. */
final class Act {
    private static final int LONGEST_VIOLATION = 600;

    final Step step;
    private final Scene scene;
    private Aftermath aftermath = stage -> {};
    private String violation = "";
    private Duration took = Duration.ZERO;

    Act(Step step, Scene scene) {
        this.step = step;
        this.scene = scene;
    }

    /** Up to and over the crash. */
    StepResult play(Stage stage) {
        long began = System.nanoTime();
        violation = violation(() -> aftermath = step.play().on(stage, scene));
        if (!violation.isEmpty()) {
            stage.restore();
        }
        took = Duration.ofNanos(System.nanoTime() - began);
        return result();
    }

    /** What it came to in the end. */
    StepResult checked(Stage stage) {
        if (violation.isEmpty()) {
            violation = violation(() -> aftermath.check(stage));
        }
        return result();
    }

    private StepResult result() {
        return new StepResult(step, violation, took);
    }

    /** What did not hold, on one line; empty when all did. */
    static String violation(Runnable check) {
        try {
            check.run();
            return "";
        } catch (AssertionError | RuntimeException e) {
            // An answer that did not come in time is a violation, too.
            String text = String.valueOf(e).replaceAll("\\s+", " ");
            return text.substring(0, Math.min(LONGEST_VIOLATION, text.length()));
        }
    }
}
