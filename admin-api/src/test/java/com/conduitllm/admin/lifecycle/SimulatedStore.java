package com.conduitllm.admin.lifecycle;

import java.util.function.LongToDoubleFunction;

/** A store that takes so many keys a second, with a reserve for bursts, on a clock of its own. */
final class SimulatedStore {
    private final LongToDoubleFunction limit;
    private final double burstSeconds;
    private final Refusal refusal;
    private double reserve;
    private long at;
    private long accepted;
    private long refused;

    /** How it says that it was too much. */
    enum Refusal {
        /** 503: nothing of the request was done. */
        WHOLE_REQUEST,
        /** SlowDown for the keys that were too many, in an answer that is a success. */
        PER_KEY
    }

    /**
     * @param limit keys per second by nanoseconds since the beginning
     */
    SimulatedStore(LongToDoubleFunction limit, double burstSeconds, Refusal refusal) {
        this.limit = limit;
        this.burstSeconds = burstSeconds;
        this.refusal = refusal;
        this.reserve = limit.applyAsDouble(0) * burstSeconds;
    }

    /** Returns how many of the keys were deleted. */
    int delete(int keys, long now) {
        double perSecond = limit.applyAsDouble(now);
        reserve = Math.min(perSecond * burstSeconds, reserve + perSecond * (now - at) / 1e9);
        at = now;
        boolean none = refusal == Refusal.WHOLE_REQUEST && reserve < keys;
        int taken = none ? 0 : (int) Math.max(0, Math.min(keys, reserve));
        reserve -= taken;
        accepted += taken;
        refused += keys - taken;
        return taken;
    }

    long accepted() {
        return accepted;
    }

    long refused() {
        return refused;
    }
}
