package com.conduitllm.testing.proxy;

/** Makes an answer for a request that is not forwarded; {@link S3Faults} has the usual ones. */
@FunctionalInterface
public interface Reply {

    /** The answer to {@code request}. */
    Answer to(RecordedRequest request);
}
