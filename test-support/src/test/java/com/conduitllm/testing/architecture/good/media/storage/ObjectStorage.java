package com.conduitllm.testing.architecture.good.media.storage;

import java.util.List;

/** The port. */
public interface ObjectStorage {

    void deleteAll(List<String> keys);
}
