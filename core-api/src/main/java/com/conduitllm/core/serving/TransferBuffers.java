package com.conduitllm.core.serving;

import com.conduitllm.media.storage.StorageException;

import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Copies bytes through buffers that are used again: every request has a thread of its own, and a
 * buffer made for each would be most of what serving allocates.
 */
@Component
class TransferBuffers {
    private static final int SIZE = 64 * 1024;
    private static final int KEPT = 64;

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

    /**
     * Copies {@code in} to its end.
     *
     * @throws StorageException when the store does not give all bytes
     * @throws IOException when the client does not take them
     */
    void copy(InputStream in, OutputStream out) throws IOException {
        byte[] kept = free.poll();
        byte[] buffer = kept == null ? new byte[SIZE] : kept;
        try {
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                out.write(buffer, 0, read);
            }
        } finally {
            // A full pool simply lets the buffer go.
            free.offer(buffer);
        }
    }

    /** Which side broke decides what is logged and answered, and both say so by an IOException. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new StorageException("Unreachable", "The store cut its answer", e);
        }
    }
}
