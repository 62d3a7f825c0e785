package com.conduitllm.admin.statistics;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one key stores.
 *
 * @param byMediaType by {@code image}, {@code video}
 */
public record KeyUsage(long files, long bytes, Map<String, TypeUsage> byMediaType) {
    public KeyUsage {
        byMediaType = Collections.unmodifiableMap(new LinkedHashMap<>(byMediaType));
    }
}
