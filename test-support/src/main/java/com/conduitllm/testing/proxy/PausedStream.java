package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.io.OutputStream;

/** Passes a number of bytes, then waits at a gate before the others. */
final class PausedStream extends OutputStream {

    private final OutputStream out;
    private final Gate gate;
    private long left;

    PausedStream(OutputStream out, long bytes, Gate gate) {
        this.out = out;
        this.left = bytes;
        this.gate = gate;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int first = (int) Math.min(left, length);
        out.write(bytes, offset, first);
        left -= first;
        if (first < length) {
            out.flush();
            gate.pass();
            out.write(bytes, offset + first, length - first);
            left = Long.MAX_VALUE;
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
