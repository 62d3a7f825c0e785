package com.conduitllm.media.storage;

/** How uploads and deletions prove that they arrived unharmed. */
public enum Checksums {
    /**
     * On AWS like {@link #AWS}; elsewhere only where S3 demands one, and never in chunked bodies.
     */
    AUTO,
    /** The SDK's own way: CRC trailers in aws-chunked bodies. */
    AWS,
    /** {@code Content-MD5} (RFC 1864) where S3 demands a checksum, for older stores. */
    MD5
}
