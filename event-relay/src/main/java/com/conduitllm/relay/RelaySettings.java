package com.conduitllm.relay;

import java.time.Duration;

/**
 * How the relay works; nothing here is for operators to tune.
 *
 * @param lease how long another relay waits before it takes over from a silent one
 * @param pollInterval how long an event waits at most when nobody nudges
 * @param confirmTimeout how long the broker has to confirm a whole batch
 * @param batchSize rows for each batch, 1 to 500
 * @param longestPause upper bound of the pause between attempts while the broker is down
 */
record RelaySettings(
        Duration lease,
        Duration pollInterval,
        Duration confirmTimeout,
        int batchSize,
        Duration longestPause) {
    static final RelaySettings DEFAULT =
            new RelaySettings(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    500,
                    Duration.ofSeconds(30));
}
