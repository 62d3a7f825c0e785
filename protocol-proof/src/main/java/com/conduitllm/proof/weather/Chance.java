package com.conduitllm.proof.weather;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Decides, from a seed, when which blow strikes, and counts. The n-th decision about a blow is the
 * same in each run with the same seed; which request it hits depends on the threads.
 */
public final class Chance {
    private final long seed;
    private final AtomicReference<Weather> weather;
    private final Map<Blow, AtomicLong> asked = new EnumMap<>(Blow.class);
    private final Map<Blow, AtomicLong> struck = new EnumMap<>(Blow.class);

    public Chance(long seed, Weather weather) {
        this.seed = seed;
        this.weather = new AtomicReference<>(weather);
        for (Blow blow : Blow.values()) {
            asked.put(blow, new AtomicLong());
            struck.put(blow, new AtomicLong());
        }
    }

    /** From now on nothing strikes. */
    public void calm() {
        weather.set(Weather.calm("calm"));
    }

    /** A number that depends on the seed, the blow and how often it has struck. */
    public double amount(Blow blow) {
        return new SplittableRandom(
                        seed * 31 + blow.name().hashCode() + (counter(struck, blow).get() << 8))
                .nextDouble();
    }

    /** How often each blow has struck, without those that never did. */
    public Map<Blow, Long> struck() {
        Map<Blow, Long> counts = new EnumMap<>(Blow.class);
        struck.forEach((blow, count) -> {
            if (count.get() > 0) {
                counts.put(blow, count.get());
            }
        });
        return counts;
    }

    boolean strikes(Blow blow) {
        double odds = weather.get().odds(blow);
        if (odds == 0) {
            return false;
        }
        long turn = counter(asked, blow).incrementAndGet();
        boolean strikes =
                new SplittableRandom(seed + turn * 1_000_003L + blow.name().hashCode() * 7919L)
                                .nextDouble()
                        < odds;
        if (strikes) {
            counter(struck, blow).incrementAndGet();
        }
        return strikes;
    }

    private static AtomicLong counter(Map<Blow, AtomicLong> counters, Blow blow) {
        AtomicLong counter = counters.get(blow);
        if (counter == null) {
            throw new IllegalStateException("No counter for " + blow);
        }
        return counter;
    }
}
