package com.conduitllm.media.storage;

/**
 * A range of bytes, both ends included (RFC 9110 §14.1.2).
 *
 * @param first offset of the first byte, ≥ 0
 * @param last offset of the last byte, ≥ {@code first}
 */
public record ByteRange(long first, long last) {
    public ByteRange {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("Not a byte range: " + first + "-" + last);
        }
    }

    /** How many bytes it spans. */
    public long length() {
        return last - first + 1;
    }
}
