package com.conduitllm.e2e.crash;

import java.time.Duration;

/**
 * What became of one step in one round.
 *
 * @param violation what did not hold, with the law; empty when all did
 * @param took from its beginning until the killed service was being started again
 */
public record StepResult(Step step, String violation, Duration took) {
    public boolean held() {
        return violation.isEmpty();
    }
}
