package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

/** The upload took too long: no further attempt may be signed, the row is left to the purger. */
public final class SigningWindowClosedException extends StorageException {
    public SigningWindowClosedException(StorageKey key) {
        this(key, null);
    }

    /**
     * @param lastFailure why the last attempt failed, null when none was made
     */
    public SigningWindowClosedException(StorageKey key, @Nullable StorageException lastFailure) {
        super(
                "SigningWindowClosed",
                "No attempt to store " + key + " may be signed any more",
                lastFailure);
    }
}
