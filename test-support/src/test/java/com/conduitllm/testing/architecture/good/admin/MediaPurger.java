package com.conduitllm.testing.architecture.good.admin;

import com.conduitllm.testing.architecture.good.media.storage.ObjectStorage;

import java.util.List;

/** The one that may. */
final class MediaPurger {

    private final ObjectStorage storage;

    MediaPurger(ObjectStorage storage) {
        this.storage = storage;
    }

    void purge(List<String> keys) {
        storage.deleteAll(keys);
    }
}
