package com.conduitllm.admin.statistics;

/**
 * What is stored of one media type.
 *
 * @param fileCount objects
 * @param sizeBytes their bytes
 */
public record TypeUsage(long fileCount, long sizeBytes) {}
