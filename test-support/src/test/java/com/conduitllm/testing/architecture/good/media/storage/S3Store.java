package com.conduitllm.testing.architecture.good.media.storage;

import software.amazon.awssdk.services.s3.S3Client;

import java.util.List;

/** What is behind it. */
record S3Store(S3Client client) implements ObjectStorage {

    @Override
    public void deleteAll(List<String> keys) {
        keys.forEach(key -> client.deleteObject(request -> request.key(key)));
    }
}
