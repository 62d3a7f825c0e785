package com.conduitllm.media.record;

import java.time.Duration;

/**
 * How long an upload may take.
 *
 * @param deadline from reserving the row to its last signed attempt, ≥ 5 s
 * @param landingHorizon longest time between signing an upload and the store making it visible: a
 *     fact about the store, which refuses older signatures
 */
public record UploadTimings(Duration deadline, Duration landingHorizon) {
    /** Attempts stop a little before the deadline, for clocks that run at different speeds. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    /** How long attempts may be signed, from just before the row is reserved. */
    public Duration signingWindow() {
        return deadline.minus(SKEW);
    }

    /** From reserving the row until no upload of it can become visible any more. */
    Duration settling() {
        return deadline.plus(landingHorizon);
    }
}
