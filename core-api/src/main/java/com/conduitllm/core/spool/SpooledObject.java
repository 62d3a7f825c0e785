package com.conduitllm.core.spool;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One whole object, ready to be stored.
 *
 * @param size in bytes
 * @param sha256 of the bytes, 64 lower-case hex digits
 * @param type what the first bytes say that it is; empty when they are no image that we know
 */
public record SpooledObject(SpoolFile file, long size, String sha256, Optional<ImageType> type)
        implements AutoCloseable {

    /** Opens the bytes from their beginning; as often as needed. */
    public InputStream open() {
        return file.read();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
