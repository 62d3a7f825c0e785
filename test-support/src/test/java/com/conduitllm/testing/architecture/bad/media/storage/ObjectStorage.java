package com.conduitllm.testing.architecture.bad.media.storage;

import com.conduitllm.testing.architecture.bad.media.record.Entry;

import java.util.List;

/** The port, which looks up to the record. */
public interface ObjectStorage {

    void delete(String key);

    void deleteAll(List<String> keys);

    Entry entry(String key);
}
