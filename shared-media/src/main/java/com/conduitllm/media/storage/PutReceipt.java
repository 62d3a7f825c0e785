package com.conduitllm.media.storage;

/**
 * What became of an acknowledged upload.
 *
 * @param attempts how many requests were signed and let out, ≥ 1; one that found no connection
 *     counts, too. With exactly one no earlier attempt can still be on its way, and the object has
 *     settled.
 * @param eTag the store's entity tag, as it sent it
 */
public record PutReceipt(int attempts, String eTag) {

    /** Whether no other attempt of this upload can become visible later. */
    public boolean settled() {
        return attempts == 1;
    }
}
