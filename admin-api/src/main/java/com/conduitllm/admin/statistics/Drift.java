package com.conduitllm.admin.statistics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How the bucket differs from the records. All null before the first scan of the bucket.
 *
 * @param scannedAt end of the last complete scan
 * @param orphanedFiles objects without a record
 * @param missingFiles records without an object
 */
record Drift(
        @Nullable Instant scannedAt,
        @Nullable Long orphanedFiles,
        @Nullable Long orphanedBytes,
        @Nullable Long missingFiles,
        @Nullable Long missingBytes) {
    static final Drift NEVER_SCANNED = new Drift(null, null, null, null, null);
}
