package com.conduitllm.admin.statistics;

import java.util.Map;
import java.util.UUID;

/** What one key stores, in the shape of the statistics. */
record KeyStats(
        UUID virtualKeyId,
        long totalSizeBytes,
        long totalFiles,
        Map<String, TypeUsage> byMediaType) {

    static KeyStats of(UUID key, KeyUsage usage) {
        return new KeyStats(key, usage.bytes(), usage.files(), usage.byMediaType());
    }
}
