package com.conduitllm.admin.lifecycle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How many keys may be deleted per second: a token bucket whose rate grows by a tenth each second
 * and is halved when the store asks for less (additive to nobody else's: every instance finds its
 * share by itself).
 *
 * <p>What counts is keys, not requests: a store throttles by keys, and more parallelism only makes
 * less progress. A batch may overdraw the bucket; the next one waits until the debt is paid, so
 * that a batch of any size gets through and the average holds. Thread-safe.
 */
final class DeletionRate {
    private static final double FIRST_RATE = 1000;
    private static final double LOWEST_RATE = 10;
    private static final double GROWTH_PER_SECOND = 1.1;
    private static final double CUT = 0.5;
    private static final double BURST_SECONDS = 0.25;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final double ceiling;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private double rate;
    private double tokens;
    private long filledAt;
    private long cutAt;

    /**
     * @param keysPerSecond the ceiling, ≥ 1
     */
    DeletionRate(int keysPerSecond, LongSupplier nanoTime, RandomGenerator random) {
        this.ceiling = keysPerSecond;
        this.rate = Math.min(FIRST_RATE, ceiling);
        this.nanoTime = nanoTime;
        this.random = random;
        this.filledAt = nanoTime.getAsLong();
        this.cutAt = filledAt - TimeUnit.SECONDS.toNanos(1);
    }

    /** How many keys the present rate sends within {@code time}, from 1 to {@code most}. */
    int sentWithin(Duration time, int most) {
        lock.lock();
        try {
            fill();
            double keys = rate * time.toMillis() / 1000;
            return (int) Math.max(1, Math.min(most, keys));
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@code keys} may be sent, and takes their tokens. */
    void acquire(int keys) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long wait = take(keys); wait > 0; wait = take(keys)) {
                changed.awaitNanos(wait);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes tokens if there is no debt; otherwise says how many nanoseconds it takes to pay it. */
    long take(int keys) {
        lock.lock();
        try {
            fill();
            if (tokens < 0) {
                return Math.max(1, (long) (-tokens / rate * NANOS));
            }
            tokens -= keys;
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** How long it takes until the next batch may be sent; zero when it may be now. */
    Duration debt() {
        lock.lock();
        try {
            fill();
            return tokens < 0 ? Duration.ofNanos((long) (-tokens / rate * NANOS)) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back the tokens of keys that were not sent. */
    void giveBack(int keys) {
        lock.lock();
        try {
            tokens += keys;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The store asked for a slower pace. Batches that were under way together count as one, and
     * everybody pauses for a random part of a second, so that several processes fall out of step.
     */
    void throttled() {
        lock.lock();
        try {
            fill();
            long now = nanoTime.getAsLong();
            if (now - cutAt >= NANOS) {
                rate = Math.max(Math.min(LOWEST_RATE, ceiling), rate * CUT);
                cutAt = now;
            }
            tokens = Math.min(tokens, 0) - rate * random.nextDouble();
        } finally {
            lock.unlock();
        }
    }

    /** Keys per second at present. */
    double keysPerSecond() {
        lock.lock();
        try {
            fill();
            return rate;
        } finally {
            lock.unlock();
        }
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        double seconds = (now - filledAt) / NANOS;
        filledAt = now;
        rate = Math.min(ceiling, rate * Math.pow(GROWTH_PER_SECOND, seconds));
        tokens = Math.min(Math.max(tokens, rate * BURST_SECONDS), tokens + rate * seconds);
    }
}
