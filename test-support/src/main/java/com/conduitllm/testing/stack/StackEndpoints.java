package com.conduitllm.testing.stack;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a running local stack writes to {@code endpoints.json}; names that are not listed here are
 * left out.
 *
 * @param postgresUrl {@code postgresql://user:password@host:port/database}
 * @param amqpUrl {@code amqp://user:password@host:port/virtualHost}
 * @param s3 the S3 server with credentials that may create buckets
 * @param pids process ids by name, at least {@code stack} and {@code postgres}
 */
public record StackEndpoints(String postgresUrl, String amqpUrl, S3 s3, Map<String, Long> pids) {

    /** An S3 server that is addressed by path. */
    public record S3(
            URI endpoint, String region, String accessKey, String secretKey, String bucket) {}

    static StackEndpoints read(Path file) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file, StackEndpoints.class);
    }
}
