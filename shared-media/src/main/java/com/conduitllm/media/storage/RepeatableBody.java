package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.http.ContentStreamProvider;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** Opens an upload's bytes anew whenever the SDK asks, and closes every stream it opened. */
final class RepeatableBody implements ContentStreamProvider, AutoCloseable {
    private final ObjectContent.Source source;
    private @Nullable InputStream open;
    private @Nullable UncheckedIOException failure;

    RepeatableBody(ObjectContent.Source source) {
        this.source = source;
    }

    @Override
    public InputStream newStream() {
        close();
        try {
            InputStream stream = source.open();
            open = stream;
            return stream;
        } catch (IOException e) {
            failure = new UncheckedIOException("The bytes to be stored cannot be read", e);
            throw failure;
        }
    }

    /** Runs the upload; what the source threw comes out as it was, not as the SDK wrapped it. */
    <T> T during(Supplier<T> upload) {
        try {
            return upload.get();
        } catch (RuntimeException e) {
            UncheckedIOException own = failure;
            throw own == null ? e : own;
        }
    }

    @Override
    public void close() {
        InputStream last = open;
        open = null;
        if (last == null) {
            return;
        }
        try {
            last.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The bytes to be stored cannot be closed", e);
        }
    }
}
