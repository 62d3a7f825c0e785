package com.conduitllm.media.record;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What of {@code CONDUITLLM__MEDIAMANAGEMENT__…} concerns the ledger.
 *
 * @param enableOwnershipTracking must be true: without an owner nothing could ever be deleted
 * @param uploadDeadline how long an upload may take, ≥ 5 s
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record LedgerSettings(
        @DefaultValue("true") boolean enableOwnershipTracking,
        @DefaultValue("PT15M") Duration uploadDeadline) {
    private static final String PREFIX = "CONDUITLLM__MEDIAMANAGEMENT__";
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    LedgerSettings {
        if (!enableOwnershipTracking) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "ENABLEOWNERSHIPTRACKING must be true: without an owner no medium"
                            + " could ever be deleted.");
        }
        if (uploadDeadline.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    PREFIX
                            + "UPLOADDEADLINE must be at least PT5S, but is '"
                            + uploadDeadline
                            + "'.");
        }
    }
}
