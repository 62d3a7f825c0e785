package com.conduitllm.admin.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the deletion of a key does not reach, and for how long; printed on its receipt. No decision
 * to serve is made after the request has returned; this is about decisions that were made before.
 *
 * @param urlsLive how long a URL that was handed out before can still work somewhere
 * @param remainders one sentence each
 */
record DeletionPromise(Duration urlsLive, List<String> remainders) {
    static DeletionPromise of(PurgeSettings settings) {
        List<String> remainders = new ArrayList<>();
        remainders.add("Responses that had begun before the request may still be finished.");
        if (settings.cacheSeconds() > 0) {
            remainders.add(
                    "Shared caches may answer for at most %d seconds after the request."
                            .formatted(settings.cacheSeconds()));
        }
        remainders.add(
                "Copies that somebody has saved are out of reach; nothing is promised of them.");
        return new DeletionPromise(Duration.ofSeconds(settings.cacheSeconds()), remainders);
    }
}
