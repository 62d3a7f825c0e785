package com.conduitllm.admin.lifecycle;

import java.time.Duration;

/**
 * How many keys a second a store takes, found by its refusals. Not thread-safe. Times are
 * nanoseconds in which keys were sent as fast as the rate allows.
 *
 * <ol>
 *   <li>While nothing was ever refused the rate doubles each second, up to the ceiling.
 *   <li>The first refusal says that the store takes less than the present rate, but not how much: a
 *       store forgives a burst, so the rate may be far above the limit by then. The search goes on
 *       a quarter lower.
 *   <li>A refusal soon after another one measures: the store's reserve was used up both times, so
 *       what it took in between is what it takes.
 *   <li>A known limit is kept to, three hundredths below it, so that the reserve fills up. After
 *       some seconds of quiet the rate rises, slowly at first (a cubic, as in RFC 9438), then
 *       steeply: a limit that was raised is found, and one that was not costs one small batch.
 *   <li>A refusal while the rate was still below the known limit lowers the limit; one far above it
 *       shows that the limit has changed.
 * </ol>
 *
 * <p>The figures were chosen by {@code SimulatedStore}: see docs/decisions/0012.
 */
final class RateSearch {
    private static final double FIRST_RATE = 1000;
    private static final double LOWEST_RATE = 10;
    private static final double DOUBLING = Math.log(2);
    private static final double BELOW_THE_LIMIT = 0.97;
    private static final double LOWER = 0.96;
    private static final double AFTER_A_CLIMB = 0.75;
    private static final double AFTER_A_RISE = 0.8;
    private static final double MOST_AT_ONCE = 0.5;
    private static final double NEAR = 1.6;
    private static final double STEEPNESS = 0.004;
    private static final double CUBIC_UNTIL = Math.sqrt(DOUBLING / (3 * STEEPNESS));
    private static final double SOON_SECONDS = 2.5;
    private static final double WINDOW_SECONDS = 0.5;
    private static final double QUIET_WHEN_SURE = 7;
    private static final double QUIET_WHEN_UNSURE = 0.5;
    private static final double FORGOTTEN_AFTER_SECONDS = 120;
    private static final Duration OPEN_BATCH = Duration.ofMillis(300);
    private static final Duration CAREFUL_BATCH = Duration.ofMillis(50);
    private static final int CLIMBING_BATCH_KEYS = 250;

    private final double ceiling;
    private double rate;
    private double limit;
    private boolean sure;
    private boolean limited;
    private long at;
    private long cutAt;
    private long accepted;

    /**
     * @param keysPerSecond the ceiling, ≥ 1
     */
    RateSearch(int keysPerSecond, long now) {
        ceiling = keysPerSecond;
        rate = Math.min(FIRST_RATE, ceiling);
        at = now;
        cutAt = now;
    }

    /** Keys per second at {@code now}. */
    double rate(long now) {
        if (limited) {
            double quiet = seconds(now - cutAt);
            double rising = quiet - (sure ? QUIET_WHEN_SURE : QUIET_WHEN_UNSURE);
            rate = Math.min(ceiling, limit * BELOW_THE_LIMIT * Math.exp(growth(rising)));
            limited = quiet < FORGOTTEN_AFTER_SECONDS;
        } else {
            rate = Math.min(ceiling, rate * Math.exp(DOUBLING * seconds(now - at)));
        }
        at = now;
        return rate;
    }

    private static double growth(double seconds) {
        if (seconds <= 0) {
            return 0;
        }
        double cubic = Math.min(seconds, CUBIC_UNTIL);
        return STEEPNESS * cubic * cubic * cubic + DOUBLING * (seconds - cubic);
    }

    /**
     * How long a batch may take at the present rate: those that are under way when the store has
     * enough are lost as a whole, so they are small where that may happen.
     */
    Duration batch() {
        if (limited) {
            return CAREFUL_BATCH;
        }
        if (rate >= ceiling) {
            return OPEN_BATCH;
        }
        Duration climbing = Duration.ofNanos((long) (CLIMBING_BATCH_KEYS / rate * 1e9));
        return climbing.compareTo(CAREFUL_BATCH) < 0 ? CAREFUL_BATCH : climbing;
    }

    void accepted(long keys) {
        accepted += keys;
    }

    /**
     * The store refused keys. Returns false when they were on their way before the rate was last
     * cut: then it is no news.
     */
    boolean refused(long sentAt, long now) {
        if (limited && sentAt < cutAt) {
            return false;
        }
        limit = Math.max(Math.min(LOWEST_RATE, ceiling), newLimit(rate(now), seconds(now - cutAt)));
        limited = true;
        cutAt = now;
        accepted = 0;
        rate(now);
        return true;
    }

    private double newLimit(double tooMuch, double quiet) {
        if (!limited) {
            sure = false;
            return tooMuch * AFTER_A_CLIMB;
        }
        if (quiet < SOON_SECONDS) {
            sure = quiet > WINDOW_SECONDS;
            double measured = accepted / Math.max(quiet, 0.001);
            return Math.min(tooMuch, Math.max(measured, tooMuch * MOST_AT_ONCE));
        }
        sure = tooMuch <= NEAR * limit;
        if (sure) {
            return tooMuch <= limit ? limit * LOWER : limit;
        }
        return tooMuch * AFTER_A_RISE;
    }

    private static double seconds(long nanos) {
        return nanos / 1e9;
    }
}
