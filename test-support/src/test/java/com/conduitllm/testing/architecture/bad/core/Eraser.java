package com.conduitllm.testing.architecture.bad.core;

import com.conduitllm.testing.architecture.bad.media.storage.ObjectStorage;

import java.util.List;
import java.util.function.Consumer;

/** Deletes objects without being the purger. */
final class Eraser {

    private final ObjectStorage storage;

    Eraser(ObjectStorage storage) {
        this.storage = storage;
    }

    void erase(List<String> keys) {
        storage.deleteAll(keys);
    }

    Consumer<String> later() {
        return storage::delete;
    }
}
