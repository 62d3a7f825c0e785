package com.conduitllm.core.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of one object: written once from beginning to end, then read as often as needed, also
 * by several threads at once.
 */
public final class SpoolFile implements AutoCloseable {
    private static final int HEAD = 16;

    private final FileChannel channel;
    private final long maxBytes;
    private final MessageDigest digest = sha256();
    private final byte[] head = new byte[HEAD];
    private long size;

    SpoolFile(FileChannel channel, long maxBytes) {
        this.channel = channel;
        this.maxBytes = maxBytes;
    }

    /** Where the bytes go. Throws {@link TooLargeException} from the first byte over the limit. */
    public OutputStream output() {
        return new Output();
    }

    /** What was written so far, as an object that can be stored. Writing must be over. */
    public SpooledObject finish() {
        return new SpooledObject(
                this,
                size,
                HexFormat.of().formatHex(digest.digest()),
                ImageType.of(ByteBuffer.wrap(head, 0, (int) Math.min(size, HEAD)).slice()));
    }

    InputStream read() {
        return new Input();
    }

    /** Gives the disk space back. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (size + length > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            if (size < HEAD) {
                System.arraycopy(
                        bytes, offset, head, (int) size, (int) Math.min(length, HEAD - size));
            }
            digest.update(bytes, offset, length);
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                size += channel.write(rest, size);
            }
        }
    }

    /** Reads by position: the channel has only one of its own, and readers must not share it. */
    private final class Input extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = channel.read(ByteBuffer.wrap(bytes, offset, length), position);
            position += Math.max(n, 0);
            return n;
        }

        @Override
        public int available() {
            return (int) Math.min(size - position, Integer.MAX_VALUE);
        }
    }
}
