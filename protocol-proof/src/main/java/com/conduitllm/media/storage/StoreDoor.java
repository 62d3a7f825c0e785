package com.conduitllm.media.storage;

import java.net.URI;
import java.time.Duration;

/** Opens the product's own storage for the proof, with less patience than production has. */
public record StoreDoor(ObjectStorage storage, AutoCloseable connections) implements AutoCloseable {
    private static final long SLOWEST = 64 * 1024;

    /**
     * @param patience how long a silent store is waited for; attempts of an upload end after it
     */
    public static StoreDoor open(
            URI endpoint,
            String region,
            Credentials credentials,
            String bucket,
            Duration patience) {
        S3Settings settings =
                new S3Settings(
                        endpoint,
                        credentials.accessKey(),
                        credentials.secretKey(),
                        bucket,
                        region,
                        null,
                        true,
                        false,
                        Checksums.AUTO,
                        1 << 20,
                        3500,
                        Duration.ofMinutes(15),
                        patience);
        Patience waits =
                new Patience(patience, patience.multipliedBy(5), patience, patience, SLOWEST);
        S3Clients clients = S3Clients.open(settings, waits);
        return new StoreDoor(new S3ObjectStorage(clients, waits, null), clients);
    }

    /** Who signs the requests. */
    public record Credentials(String accessKey, String secretKey) {
        @Override
        public String toString() {
            return "Credentials[accessKey=" + accessKey + "]";
        }
    }

    @Override
    public void close() {
        try {
            connections.close();
        } catch (Exception e) {
            throw new IllegalStateException("The store's connections cannot be closed", e);
        }
    }
}
