package com.conduitllm.testing.stack;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * What a running local stack writes to {@code endpoints.json}; names that are not listed here are
 * left out.
 *
 * @param postgresUrl {@code postgresql://user:password@host:port/database}
 * @param amqpUrl {@code amqp://user:password@host:port/virtualHost}
 * @param s3 the S3 server with credentials that may create buckets
 * @param pids process ids by name, at least {@code stack}; embedded, {@code postgres}, too
 * @param containers ids of containers by engine; empty when the engines are embedded
 */
public record StackEndpoints(
        String postgresUrl,
        String amqpUrl,
        S3 s3,
        Map<String, Long> pids,
        Map<String, String> containers) {

    public static final String FILE = "endpoints.json";

    public StackEndpoints(
            String postgresUrl,
            String amqpUrl,
            S3 s3,
            Map<String, Long> pids,
            @Nullable Map<String, String> containers) {
        this.postgresUrl = postgresUrl;
        this.amqpUrl = amqpUrl;
        this.s3 = s3;
        this.pids = Map.copyOf(pids);
        this.containers = containers == null ? Map.of() : Map.copyOf(containers);
    }

    /** An S3 server that is addressed by path. */
    public record S3(
            URI endpoint, String region, String accessKey, String secretKey, String bucket) {}

    static StackEndpoints read(Path file) {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .readValue(file, StackEndpoints.class);
    }

    /** Appears at once and whole, for the owner's eyes only. */
    public void write(Path file) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "endpoints", ".tmp");
        JsonMapper.shared().writeValue(draft, this);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
