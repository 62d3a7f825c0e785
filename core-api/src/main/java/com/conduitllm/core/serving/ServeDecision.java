package com.conduitllm.core.serving;

import com.conduitllm.media.storage.ByteRange;

/** How a request for a medium that may be served is answered. */
sealed interface ServeDecision {

    /** 200 with all bytes. */
    record Whole() implements ServeDecision {}

    /** 206 with some of them. */
    record Part(ByteRange range) implements ServeDecision {}

    /** 416: the range begins behind the last byte. */
    record Unsatisfiable() implements ServeDecision {}

    /** 200 with the header fields alone. */
    record HeadersOnly() implements ServeDecision {}
}
