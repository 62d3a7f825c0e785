package com.conduitllm.testing.architecture.bad.core;

import software.amazon.awssdk.services.s3.S3Client;

/** Goes round the port. */
final class ThumbnailStore {

    private final S3Client s3;

    ThumbnailStore(S3Client s3) {
        this.s3 = s3;
    }

    S3Client client() {
        return s3;
    }
}
