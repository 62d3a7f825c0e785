package com.conduitllm.media.storage;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A stream that is made while it is read and tells how far it was read. */
final class GeneratedBytes extends InputStream {
    private final long length;
    private final AtomicLong position = new AtomicLong();

    GeneratedBytes(long length) {
        this.length = length;
    }

    long position() {
        return position.get();
    }

    @Override
    public int read() {
        return position.get() < length ? valueAt(position.getAndIncrement()) : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int count) {
        int given = (int) Math.min(count, length - position.get());
        if (given <= 0) {
            return count == 0 ? 0 : -1;
        }
        for (int i = 0; i < given; i++) {
            buffer[offset + i] = (byte) valueAt(position.getAndIncrement());
        }
        return given;
    }

    private static int valueAt(long position) {
        return (int) (position * 31 + (position >> 13)) & 0xff;
    }
}
