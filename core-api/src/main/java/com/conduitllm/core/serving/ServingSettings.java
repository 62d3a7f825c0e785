package com.conduitllm.core.serving;

import com.conduitllm.environment.ConfigurationProblem;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * What of {@code CONDUITLLM__MEDIAMANAGEMENT__…} concerns serving.
 *
 * @param accessControlEnabled must be false in this version: a live object is public by its
 *     unguessable key
 * @param cacheSeconds how long caches may keep media without asking again, 0 to one year
 */
@ConfigurationProperties("conduitllm.mediamanagement")
record ServingSettings(
        @DefaultValue("false") boolean accessControlEnabled, @DefaultValue("0") long cacheSeconds) {
    private static final String PREFIX = "CONDUITLLM__MEDIAMANAGEMENT__";

    ServingSettings {
        if (accessControlEnabled) {
            throw new ConfigurationProblem(
                    PREFIX + "ACCESSCONTROLENABLED",
                    "cannot be true: this version serves live media to everybody who knows its"
                            + " URL.");
        }
        if (cacheSeconds < 0 || cacheSeconds > Duration.ofDays(365).toSeconds()) {
            throw new ConfigurationProblem(
                    PREFIX + "CACHESECONDS",
                    "must be 0 to 31536000 (a year), but is '" + cacheSeconds + "'.");
        }
    }
}
