package com.conduitllm.e2e.load;

import java.time.Duration;

/**
 * How much is asked for.
 *
 * @param workers keys that are in use at a time
 * @param roundsPerKey generations before a key is deleted
 * @param pause of each worker between two rounds
 */
public record LoadPlan(int workers, int roundsPerKey, Duration pause) {
    /** Enough that something is always under way, and little enough for two cores. */
    public static final LoadPlan STEADY = new LoadPlan(6, 4, Duration.ofMillis(50));
}
