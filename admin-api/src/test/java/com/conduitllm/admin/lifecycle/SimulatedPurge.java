package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.DeletionRate.Pass;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Instances of Admin that have more to delete than a store takes, on simulated time: each of their
 * workers waits for the rate, claims, sends, reads the answer, forgets, and begins again.
 */
final class SimulatedPurge {
    private static final int MAX_KEYS = 1000;
    private static final long SEED = 7;
    private static final Duration EIGHTH_OF_A_LEASE = Duration.ofSeconds(15);

    /** What a claim and a forget take: a statement, and something for each key; 30 % either way. */
    private static final double STATEMENT_NANOS = 10e6;

    private static final double KEY_NANOS = 100e3;

    private final AtomicLong now = new AtomicLong();
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparingLong(Step::at));
    private final SimulatedStore store;
    private final Duration latency;

    private record Step(long at, Runnable what) {}

    /**
     * @param latency of the store
     */
    SimulatedPurge(SimulatedStore store, Duration latency) {
        this.store = store;
        this.latency = latency;
    }

    /** Runs {@code instances} with so many batches at once each; to be called once. */
    void run(int instances, int batchesAtOnce, int ceiling, Duration time) {
        Stream.iterate(1, n -> n + 1)
                .limit(instances)
                .map(seed -> new DeletionRate(ceiling, now::get, new SplittableRandom(seed)))
                .forEach(rate -> {
                    for (int i = 0; i < batchesAtOnce; i++) {
                        steps.add(new Step(i, () -> begin(rate)));
                    }
                });
        while (steps.element().at() < time.toNanos()) {
            Step step = steps.remove();
            now.set(step.at());
            step.what().run();
        }
    }

    private void begin(DeletionRate rate) {
        int keys = rate.batchSize(EIGHTH_OF_A_LEASE, MAX_KEYS);
        long wait = rate.take(keys);
        if (wait > 0) {
            after(Duration.ofNanos(wait), () -> begin(rate));
        } else {
            Pass pass = rate.pass();
            after(statement(keys), () -> send(rate, pass, keys));
        }
    }

    private void send(DeletionRate rate, Pass pass, int keys) {
        int taken = store.delete(keys, now.get());
        after(
                latency,
                () -> {
                    rate.report(pass, taken, keys - taken);
                    after(statement(keys), () -> begin(rate));
                });
    }

    private Duration statement(int keys) {
        double usual = STATEMENT_NANOS + KEY_NANOS * keys;
        return Duration.ofNanos((long) random.nextDouble(0.7 * usual, 1.3 * usual));
    }

    private void after(Duration pause, Runnable what) {
        steps.add(new Step(now.get() + pause.toNanos(), what));
    }
}
