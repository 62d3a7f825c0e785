package com.conduitllm.media.storage;

import java.time.Duration;

/**
 * How long a silent or slow store is waited for. Every wait has an end, and no end cuts off a large
 * object that still moves.
 *
 * @param connect to open a connection
 * @param acquire to get one of the pool's connections
 * @param read between two pieces of an answer
 * @param call for one call with all its attempts, without an object's body
 * @param slowestBytesPerSecond below this an upload counts as stuck
 */
record Patience(
        Duration connect,
        Duration acquire,
        Duration read,
        Duration call,
        long slowestBytesPerSecond) {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final Duration LONGEST_ACQUIRE = Duration.ofSeconds(10);
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    static final Patience STANDARD = of(Duration.ofMinutes(1));

    /** With everything else in proportion to {@code call}. */
    static Patience of(Duration call) {
        return new Patience(
                shorter(call, LONGEST_CONNECT),
                shorter(call, LONGEST_ACQUIRE),
                call.dividedBy(2),
                call,
                64 * 1024);
    }

    /**
     * For a look at the bucket itself: requests and probes wait for it, and its answers are small.
     */
    Duration look() {
        return shorter(call, LONGEST_LOOK);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** The longest that sending {@code length} bytes once may take. */
    Duration attemptFor(long length) {
        return call.plusSeconds(length / slowestBytesPerSecond);
    }
}
