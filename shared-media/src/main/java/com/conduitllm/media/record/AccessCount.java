package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;

import java.time.Instant;

/**
 * Accesses to one medium since the last time they were counted.
 *
 * @param count how many, ≥ 1
 * @param lastAccessedAt the latest of them
 */
public record AccessCount(MediaId id, int count, Instant lastAccessedAt) {}
