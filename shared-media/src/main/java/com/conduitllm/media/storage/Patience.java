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

    static final Patience STANDARD =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(60),
                    64 * 1024);

    /** The longest that sending {@code length} bytes once may take. */
    Duration attemptFor(long length) {
        return call.plusSeconds(length / slowestBytesPerSecond);
    }
}
