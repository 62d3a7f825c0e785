package com.conduitllm.benchmark.store;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The objects of one bucket, in the order of a listing as long as names are ASCII. */
final class StoreObjects {
    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /** Returns false when {@code onlyIfAbsent} and there is one. */
    boolean put(String key, byte[] content, boolean onlyIfAbsent) {
        if (onlyIfAbsent) {
            return objects.putIfAbsent(key, content) == null;
        }
        objects.put(key, content);
        return true;
    }

    byte @Nullable [] get(String key) {
        return objects.get(key);
    }

    void delete(String key) {
        objects.remove(key);
    }

    List<Map.Entry<String, byte[]>> list(String prefix, String after, int limit) {
        return under(prefix)
                .tailMap(after.compareTo(prefix) > 0 ? after : prefix)
                .entrySet()
                .stream()
                .filter(entry -> !entry.getKey().equals(after))
                .limit(limit)
                .toList();
    }

    long count(String prefix) {
        return under(prefix).size();
    }

    private SortedMap<String, byte[]> under(String prefix) {
        return objects.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
