package com.conduitllm.admin.statistics;

import com.fasterxml.jackson.annotation.JsonIgnore;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Deletions of keys that were promised and are not proved yet.
 *
 * @param pendingDeletions keys
 * @param pendingObjects their objects that are still stored, as far as the receipts know
 * @param pendingBytes the bytes of those
 * @param oldestRequestedAt since when the oldest of them waits; null when none does
 * @param asOf the database's time of the answer
 */
record Backlog(
        long pendingDeletions,
        long pendingObjects,
        long pendingBytes,
        @Nullable Instant oldestRequestedAt,
        @JsonIgnore Instant asOf) {}
