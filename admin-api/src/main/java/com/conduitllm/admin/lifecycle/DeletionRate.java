package com.conduitllm.admin.lifecycle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * How many keys may be deleted per second: a token bucket whose rate is what {@link RateSearch} has
 * found out about the store (every instance finds its share by itself).
 *
 * <p>What counts is keys, not requests: a store throttles by keys, and more parallelism only makes
 * less progress. A batch may overdraw the bucket; the next one waits until the debt is paid, so
 * that a batch of any size gets through and the average holds. Time in which the bucket is full is
 * no time to the search: a rate that was not used has proved nothing. Thread-safe.
 */
final class DeletionRate {
    private static final int SMALLEST_BATCH = 10;
    private static final double FIRST_PAUSE_SECONDS = 0.1;
    private static final double LONGEST_PAUSE_SECONDS = 5;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final RateSearch search;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private double rate;
    private double tokens;
    private double pause = FIRST_PAUSE_SECONDS;
    private long filledAt;
    private long busyNanos;

    /**
     * @param keysPerSecond the ceiling, ≥ 1
     */
    DeletionRate(int keysPerSecond, LongSupplier nanoTime, RandomGenerator random) {
        this.nanoTime = nanoTime;
        this.random = random;
        this.filledAt = nanoTime.getAsLong();
        this.search = new RateSearch(keysPerSecond, busyNanos);
        this.rate = search.rate(busyNanos);
    }

    /** When a batch was let go; a refusal of it is judged by what was known then. */
    record Pass(long at) {}

    /** The pass of a batch that is let go now. */
    Pass pass() {
        lock.lock();
        try {
            return new Pass(busyNanos);
        } finally {
            lock.unlock();
        }
    }

    /**
     * How large a batch may be now, from 1 to {@code most}: no larger than what the present rate
     * sends within {@code time}, and so small that little is lost when the store refuses it.
     */
    int batchSize(Duration time, int most) {
        lock.lock();
        try {
            fill();
            double small = Math.max(SMALLEST_BATCH, sentWithin(search.batch()));
            return (int) Math.max(1, Math.min(most, Math.min(small, sentWithin(time))));
        } finally {
            lock.unlock();
        }
    }

    private double sentWithin(Duration time) {
        return rate * time.toNanos() / NANOS;
    }

    /** Waits until {@code keys} may be sent, and takes their tokens. */
    Pass acquire(int keys) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long wait = take(keys); wait > 0; wait = take(keys)) {
                changed.awaitNanos(wait);
            }
            return pass();
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

    /** Whether a batch stands in line for tokens. */
    boolean isAwaited() {
        lock.lock();
        try {
            return lock.hasWaiters(changed);
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
     * What the store made of a batch. When it refused keys, everybody pauses for a moment with
     * jitter, so that several processes fall out of step; longer and longer while nothing at all
     * gets through.
     *
     * @param accepted keys that the store took
     * @param refused keys that it sent back because they were too many
     */
    void report(Pass pass, int accepted, int refused) {
        lock.lock();
        try {
            fill();
            if (accepted > 0) {
                search.accepted(accepted);
                pause = FIRST_PAUSE_SECONDS;
            }
            if (refused > 0 && search.refused(pass.at(), busyNanos)) {
                fill();
                tokens = Math.min(tokens, 0) - rate * pause * (1 + random.nextDouble()) / 2;
                pause = Math.min(LONGEST_PAUSE_SECONDS, pause * 2);
            }
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
        double full = sentWithin(search.batch());
        if (tokens < full) {
            busyNanos += (long) (Math.min(seconds, (full - tokens) / Math.max(rate, 1)) * NANOS);
        }
        filledAt = now;
        rate = search.rate(busyNanos);
        tokens = Math.min(Math.max(tokens, full), tokens + rate * seconds);
    }
}
