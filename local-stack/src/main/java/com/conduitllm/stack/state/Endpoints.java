package com.conduitllm.stack.state;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.Map;

/**
 * What listens where while a stack runs: the content of {@code endpoints.json}.
 *
 * @param coreUrl base URL of Core; absent when only the servers run
 * @param adminUrl base URL of Admin; absent when only the servers run
 * @param adminKey master key for Admin
 * @param virtualKey a live key for Core
 * @param virtualKeyId its id
 * @param postgresUrl in the form of {@code DATABASE_URL}: {@code
 *     postgresql://user:password@host:port/database}
 * @param amqpUrl {@code amqp://user:password@host:port/vhost}
 * @param s3 the object store and its one pair of credentials
 * @param pids process ids by name: {@code stack}, {@code postgres}, {@code core}, {@code admin}
 */
public record Endpoints(
        @Nullable URI coreUrl,
        @Nullable URI adminUrl,
        @Nullable String adminKey,
        @Nullable String virtualKey,
        @Nullable String virtualKeyId,
        String postgresUrl,
        String amqpUrl,
        S3 s3,
        Map<String, Long> pids) {

    /**
     * The object store.
     *
     * @param endpoint its base URL, path-style
     * @param region the region to sign for
     * @param bucket exists already
     */
    public record S3(
            URI endpoint, String region, String accessKey, String secretKey, String bucket) {
        @Override
        public String toString() {
            return "S3[" + endpoint + ", " + bucket + "]";
        }
    }

    /** Says no secret: records end up in logs. */
    @Override
    public String toString() {
        return "Endpoints[core=%s, admin=%s, s3=%s, pids=%s]"
                .formatted(coreUrl, adminUrl, s3, pids);
    }
}
