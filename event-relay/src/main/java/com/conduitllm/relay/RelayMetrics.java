package com.conduitllm.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import java.time.Duration;

/**
 * What the relay is doing. The gauges come from the poll itself: counting a long outbox would cost
 * most exactly when it hurts most. While something waits they are NaN on the relays that do not
 * hold the lease.
 */
final class RelayMetrics {
    private final Counter published;
    private volatile double waiting = Double.NaN;
    private volatile double oldestSeconds = Double.NaN;

    RelayMetrics(MeterRegistry registry) {
        published =
                Counter.builder("conduit.outbox.published")
                        .description("Events that the broker has confirmed")
                        .register(registry);
        Gauge.builder("conduit.outbox.waiting", () -> waiting)
                .description("Events that wait to be published, counted up to one batch")
                .register(registry);
        Gauge.builder("conduit.outbox.oldest.age", () -> oldestSeconds)
                .baseUnit("seconds")
                .description("How long the oldest waiting event has been waiting")
                .register(registry);
    }

    void published(int events) {
        published.increment(events);
    }

    void waiting(int events, Duration oldestAge) {
        waiting = events;
        oldestSeconds = oldestAge.toMillis() / 1000.0;
    }

    void idle() {
        waiting = Double.NaN;
        oldestSeconds = Double.NaN;
    }
}
