package com.conduitllm.media.storage;

import java.io.InputStream;

/**
 * An object being read.
 *
 * @param body the bytes of the range that was asked for
 * @param length how many bytes {@code body} gives
 * @param abort drops the connection without reading the rest
 */
public record ObjectDownload(InputStream body, long length, Runnable abort)
        implements AutoCloseable {

    /** Drops the connection: draining what a client no longer wants would cost more. */
    @Override
    public void close() {
        abort.run();
    }
}
