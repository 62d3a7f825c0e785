package com.conduitllm.testing.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {

    private static final Instant START_OF_2026 = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now;

    private MovableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    /** A clock that shows {@code start}. */
    public static MovableClock at(Instant start) {
        return new MovableClock(start);
    }

    /** A clock for tests to which the date does not matter: 2026-01-01T00:00:00Z. */
    public static MovableClock atStartOf2026() {
        return at(START_OF_2026);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /**
     * Moves the clock by {@code step}; a negative one is a clock that was put back.
     *
     * @return the new time
     */
    public Instant advance(Duration step) {
        return now.updateAndGet(before -> before.plus(step));
    }

    /** Shows {@code instant} from now on. */
    public void set(Instant instant) {
        now.set(instant);
    }
}
