package com.conduitllm.stack.terminal;

import java.time.Duration;

/** Time passed on the monotonic clock. */
public record Stopwatch(long startNanos) {
    public static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public boolean hasPassed(Duration limit) {
        return elapsed().compareTo(limit) > 0;
    }
}
