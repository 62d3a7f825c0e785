package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code CONDUITLLM__STORAGE__…}, the same for both services.
 *
 * @param provider {@code S3}, or null when no storage is configured
 * @param s3 the bucket and how to reach it
 */
@ConfigurationProperties("conduitllm.storage")
public record StorageSettings(@Nullable String provider, @DefaultValue S3Settings s3) {
    private static final String PROVIDER = "CONDUITLLM__STORAGE__PROVIDER";

    public StorageSettings {
        if (provider != null && provider.isBlank()) {
            provider = null;
        }
        if (provider != null && provider.equalsIgnoreCase("InMemory")) {
            throw new IllegalArgumentException(
                    PROVIDER
                            + " must be S3, not InMemory: Core and Admin are two processes, and"
                            + " neither can look into the other's memory.");
        }
        if (provider != null && !provider.equalsIgnoreCase("S3")) {
            throw new IllegalArgumentException(
                    PROVIDER + " must be S3 or left out, but is '" + provider + "'.");
        }
        if (provider != null) {
            s3.requiredBucketName();
        }
    }

    /** Whether there is a store at all; without one nothing can be generated or deleted. */
    public boolean isConfigured() {
        return provider != null;
    }
}
