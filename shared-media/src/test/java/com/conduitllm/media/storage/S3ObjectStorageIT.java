package com.conduitllm.media.storage;

import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract, against a real S3 server. */
@ExtendWith(LocalStackExtension.class)
class S3ObjectStorageIT extends ObjectStorageContract {
    private StoreOnTrial store;

    @BeforeEach
    void open(Bucket bucket) {
        store = StoreOnTrial.over(bucket);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    protected ObjectStorage storage() {
        return store.storage();
    }
}
