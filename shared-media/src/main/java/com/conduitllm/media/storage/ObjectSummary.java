package com.conduitllm.media.storage;

import java.time.Instant;

/**
 * An object as the store lists it.
 *
 * @param name its key, unvalidated: a foreign object may have any name
 * @param sizeBytes its length
 * @param eTag the store's entity tag
 * @param lastModified on the store's clock
 */
public record ObjectSummary(String name, long sizeBytes, String eTag, Instant lastModified) {}
