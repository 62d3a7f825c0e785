package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;

/** What a store must say of an object for us to reason about it. */
final class StoredObject {
    private StoredObject() {}

    /** An object without a length or an age is not taken for an empty or an ancient one. */
    static ObjectSummary summary(
            @Nullable String name,
            @Nullable Long sizeBytes,
            @Nullable String eTag,
            @Nullable Instant lastModified) {
        if (name == null || sizeBytes == null || lastModified == null) {
            throw AnswerDocument.malformed("an object without name, length or date", null);
        }
        return new ObjectSummary(
                name, sizeBytes, Objects.requireNonNullElse(eTag, ""), lastModified);
    }
}
