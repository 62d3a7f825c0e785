package com.conduitllm.admin.lifecycle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long the oldest deletion that is not verified has been waiting; read every few seconds. */
final class DeletionLag {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final OpenDeletions deletions;
    private final LongSupplier nanoTime;
    private volatile double seconds;
    private long readAt;
    private boolean read;

    DeletionLag(OpenDeletions deletions, MeterRegistry registry, LongSupplier nanoTime) {
        this.deletions = deletions;
        this.nanoTime = nanoTime;
        Gauge.builder("conduit.media.deletion.lag", () -> seconds)
                .baseUnit("seconds")
                .description("How long the oldest deletion that is not verified has been waiting")
                .register(registry);
    }

    /**
     * @param nothingOpen known without asking
     */
    void refresh(boolean nothingOpen) {
        long now = nanoTime.getAsLong();
        if (nothingOpen) {
            seconds = 0;
            read = false;
        } else if (!read || now - readAt > FRESH.toNanos()) {
            seconds = deletions.lag().toMillis() / 1000.0;
            readAt = now;
            read = true;
        }
    }
}
