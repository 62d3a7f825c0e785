package com.conduitllm.media.record;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What of {@code CONDUITLLM__MEDIAMANAGEMENT__…} concerns uploads.
 *
 * @param uploadDeadline how long an upload may take, ≥ 5 s
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record UploadSettings(@DefaultValue("PT15M") Duration uploadDeadline) {
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    UploadSettings {
        if (uploadDeadline.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException(
                    "CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE must be at least PT5S, not "
                            + uploadDeadline);
        }
    }
}
