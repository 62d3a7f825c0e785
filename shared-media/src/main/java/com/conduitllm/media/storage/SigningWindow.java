package com.conduitllm.media.storage;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long upload attempts may be signed. Opened just before the row is reserved and measured on
 * the monotonic clock, so that it closes before the row's deadline in the database, whatever the
 * wall clocks say. An attempt signed later could become visible after its row was purged and
 * forgotten.
 */
public final class SigningWindow {
    private final LongSupplier nanoTime;
    private final long opened;
    private final long lengthNanos;

    private SigningWindow(LongSupplier nanoTime, Duration length) {
        this.nanoTime = nanoTime;
        this.opened = nanoTime.getAsLong();
        this.lengthNanos = length.toNanos();
    }

    /** Opens a window now. {@code nanoTime} is {@link System#nanoTime} outside of tests. */
    public static SigningWindow open(Duration length, LongSupplier nanoTime) {
        return new SigningWindow(nanoTime, length);
    }

    /** Whether an attempt may still be signed. */
    public boolean isOpen() {
        return nanoTime.getAsLong() - opened < lengthNanos;
    }

    /** What is left; zero when closed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, lengthNanos - (nanoTime.getAsLong() - opened)));
    }
}
