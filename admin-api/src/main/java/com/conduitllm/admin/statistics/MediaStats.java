package com.conduitllm.admin.statistics;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * The whole storage in numbers.
 *
 * @param orphanedFiles null before the first scan of the bucket
 * @param byProvider bytes
 * @param storageByVirtualKey bytes of the 1000 keys that store most
 */
record MediaStats(
        long totalSizeBytes,
        long totalFiles,
        @Nullable Long orphanedFiles,
        Map<String, Long> byProvider,
        Map<String, Long> storageByVirtualKey,
        Map<String, TypeUsage> byMediaType,
        Drift drift,
        Backlog backlog,
        Cost cost,
        Instant asOf) {}
