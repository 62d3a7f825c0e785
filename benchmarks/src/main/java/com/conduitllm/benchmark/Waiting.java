package com.conduitllm.benchmark;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what has to happen, however slow the machine. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private Waiting() {}

    static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(condition);
    }
}
