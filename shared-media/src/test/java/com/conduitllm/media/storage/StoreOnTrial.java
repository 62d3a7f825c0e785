package com.conduitllm.media.storage;

import com.conduitllm.testing.stack.Bucket;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** The S3 storage over a bucket of the local stack, and what it holds open. */
record StoreOnTrial(S3Clients clients, ObjectStorage storage) implements AutoCloseable {
    /** Short enough to wait for, long enough for a busy machine. */
    static final Patience SHORT =
            new Patience(
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(3),
                    64 * 1024);

    static StoreOnTrial over(Bucket bucket) {
        return over(bucket, Checksums.AUTO, Patience.STANDARD);
    }

    static StoreOnTrial over(Bucket bucket, Checksums checksums, Patience patience) {
        S3Clients clients = S3Clients.open(settings(bucket, checksums, null), patience);
        return new StoreOnTrial(clients, new S3ObjectStorage(clients, patience, null));
    }

    static S3Settings settings(
            Bucket bucket, Checksums checksums, java.net.@Nullable URI publicBaseUrl) {
        return new S3Settings(
                bucket.endpoint(),
                bucket.accessKey(),
                bucket.secretKey(),
                bucket.name(),
                bucket.region(),
                publicBaseUrl,
                true,
                false,
                checksums,
                1 << 20,
                3500,
                Duration.ofMinutes(15),
                Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        clients.close();
    }
}
