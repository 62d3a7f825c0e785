package com.conduitllm.media.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes to be stored.
 *
 * @param source opens the bytes from their beginning; called at least once for each attempt (over
 *     plain HTTP twice, because the signature then covers a hash of the bytes). The opened streams
 *     are closed by the storage.
 * @param length how many bytes each opened stream gives, ≥ 0
 * @param contentType media type (RFC 9110 §8.3) that the store is to return
 */
public record ObjectContent(Source source, long length, String contentType) {
    public ObjectContent {
        if (length < 0) {
            throw new IllegalArgumentException("An object cannot have " + length + " bytes");
        }
    }

    /** Opens the bytes from their beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }
}
