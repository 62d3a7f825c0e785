package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.io.OutputStream;

/** Passes a number of bytes, then breaks. */
final class CutStream extends OutputStream {

    private final OutputStream out;
    private long left;

    CutStream(OutputStream out, long limit) {
        this.out = out;
        this.left = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int passed = (int) Math.min(left, length);
        out.write(bytes, offset, passed);
        left -= passed;
        if (passed < length) {
            out.flush();
            throw new ConnectionCut("cut on purpose");
        }
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }
}
