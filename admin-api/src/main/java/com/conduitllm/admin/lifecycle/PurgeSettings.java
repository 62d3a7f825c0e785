package com.conduitllm.admin.lifecycle;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What of {@code CONDUITLLM__MEDIAMANAGEMENT__…} concerns purging.
 *
 * @param purgeLease how long claimed rows belong to one process, ≥ 5 s; after a crash the work is
 *     taken up again when it has passed
 * @param purgeBackoffMax longest pause between two attempts to delete an object, ≥ 5 s
 * @param cacheSeconds how long shared caches may keep media; printed on receipts
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record PurgeSettings(
        @DefaultValue("PT2M") Duration purgeLease,
        @DefaultValue("PT5M") Duration purgeBackoffMax,
        @DefaultValue("0") long cacheSeconds) {
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    PurgeSettings {
        requireAtLeastShortest("PURGELEASE", purgeLease);
        requireAtLeastShortest("PURGEBACKOFFMAX", purgeBackoffMax);
        if (cacheSeconds < 0) {
            throw new IllegalArgumentException(
                    "CONDUITLLM__MEDIAMANAGEMENT__CACHESECONDS must not be negative, but is "
                            + cacheSeconds);
        }
    }

    private static void requireAtLeastShortest(String name, Duration value) {
        if (value.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "CONDUITLLM__MEDIAMANAGEMENT__%s must be at least %s, but is %s"
                            .formatted(name, SHORTEST, value));
        }
    }
}
