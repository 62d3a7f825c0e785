package com.conduitllm.core.generation;

import com.conduitllm.core.generation.GenerationRequest.ResponseFormat;
import com.conduitllm.core.provider.GeneratedImages;
import com.conduitllm.media.MediaId;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What a request has made. Closing it gives the spooled bytes back.
 *
 * @param images the provider's answer
 * @param records one for each of {@code images}, in their order
 * @param createdAt of the first record
 */
record StoredImages(
        GeneratedImages images, List<Stored> records, Instant createdAt, ResponseFormat format)
        implements AutoCloseable {
    StoredImages {
        records = List.copyOf(records);
    }

    /** One medium that can be fetched now. */
    record Stored(MediaId id, URI url, @Nullable Instant expiresAt) {}

    @Override
    public void close() throws IOException {
        images.close();
    }
}
