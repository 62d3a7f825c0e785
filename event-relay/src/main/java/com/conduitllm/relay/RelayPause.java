package com.conduitllm.relay;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: exponential with full jitter, so that many relays do not knock
 * at a broker that just came back all at once.
 */
final class RelayPause {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 16;

    private final Duration longest;
    private final RandomGenerator random;
    private int failures;

    RelayPause(Duration longest, RandomGenerator random) {
        this.longest = longest;
        this.random = random;
    }

    /** The pause after one more failure in a row, between 50 ms and the longest. */
    Duration afterFailure() {
        long ceiling =
                Math.min(
                        longest.toMillis(), FIRST.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(Math.max(50, random.nextLong(ceiling + 1)));
    }

    /** Whether the last attempt failed. */
    boolean isFailing() {
        return failures > 0;
    }

    void reset() {
        failures = 0;
    }
}
