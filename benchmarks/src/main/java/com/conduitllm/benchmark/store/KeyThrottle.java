package com.conduitllm.benchmark.store;

import java.util.function.LongSupplier;

/** A token bucket that counts keys. Thread-safe. */
public final class KeyThrottle {
    private final Refusal refusal;
    private final double burstSeconds;
    private final LongSupplier nanoTime;
    private double keysPerSecond;
    private double reserve;
    private long filledAt;
    private double allowed;

    /** How a store says that it was too much. */
    public enum Refusal {
        /** 503 SlowDown; nothing of the request was done. */
        WHOLE_REQUEST,
        /** A SlowDown for each key that was too many. */
        PER_KEY
    }

    /**
     * @param keysPerSecond > 0; infinite for a store that never refuses
     * @param burstSeconds how many seconds' worth of keys it forgives
     */
    public KeyThrottle(
            double keysPerSecond, double burstSeconds, Refusal refusal, LongSupplier nanoTime) {
        this.keysPerSecond = keysPerSecond;
        this.burstSeconds = burstSeconds;
        this.refusal = refusal;
        this.nanoTime = nanoTime;
        this.filledAt = nanoTime.getAsLong();
        this.reserve = keysPerSecond * burstSeconds;
    }

    /** One that never refuses. */
    public static KeyThrottle none() {
        return new KeyThrottle(
                Double.POSITIVE_INFINITY, 1, Refusal.WHOLE_REQUEST, System::nanoTime);
    }

    /** Changes the limit from now on. */
    public synchronized void limit(double newKeysPerSecond) {
        fill();
        keysPerSecond = newKeysPerSecond;
    }

    /** Keys that it could have taken so far, without the burst of the beginning. */
    public synchronized double allowed() {
        fill();
        return allowed;
    }

    Refusal refusal() {
        return refusal;
    }

    /** Takes as many of the keys as it can, or all or none of them; returns how many. */
    synchronized int take(int keys) {
        if (Double.isInfinite(keysPerSecond)) {
            return keys;
        }
        fill();
        boolean none = refusal == Refusal.WHOLE_REQUEST && reserve < keys;
        int taken = none ? 0 : (int) Math.max(0, Math.min(keys, reserve));
        reserve -= taken;
        return taken;
    }

    private void fill() {
        long now = nanoTime.getAsLong();
        double fresh = keysPerSecond * (now - filledAt) / 1e9;
        filledAt = now;
        allowed += fresh;
        reserve = Math.min(keysPerSecond * burstSeconds, reserve + fresh);
    }
}
