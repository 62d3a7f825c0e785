package com.conduitllm.testing.time;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that look like UUIDs of version 7 (RFC 9562, section 5.7), ascend by one and are the same in
 * every run: {@code 00000000-0001-7000-8000-000000000001} is the first.
 */
public final class SequentialIds implements Supplier<UUID> {

    private static final long VERSION_7 = 0x0000_0000_0000_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final AtomicLong last = new AtomicLong();

    @Override
    public UUID get() {
        return id(last.incrementAndGet());
    }

    /**
     * The id that the n-th call of {@link #get()} returns.
     *
     * @param n from 1
     */
    public static UUID nth(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("The first id is number 1, not " + n);
        }
        return id(n);
    }

    private static UUID id(long n) {
        // The number stands in the time stamp, too: ids sort as they were made.
        return new UUID((n << 16) | VERSION_7, VARIANT | n);
    }
}
