package com.conduitllm.benchmark.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a store was asked for. Thread-safe. */
public final class StoreCounts {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final LongAdder taken = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void request(String operation) {
        requests.computeIfAbsent(operation, _ -> new LongAdder()).increment();
    }

    void deletion(int keysTaken, int keysRefused) {
        taken.add(keysTaken);
        refused.add(keysRefused);
    }

    /** Requests by the S3 API's name of the operation. */
    public Map<String, Long> requests() {
        Map<String, Long> all = new TreeMap<>();
        requests.forEach((operation, count) -> all.put(operation, count.sum()));
        return all;
    }

    /** Requests of one operation. */
    public long requests(String operation) {
        return requests().getOrDefault(operation, 0L);
    }

    /** Keys of DeleteObject and DeleteObjects that were done. */
    public long keysTaken() {
        return taken.sum();
    }

    /** Keys that were sent in vain. */
    public long keysRefused() {
        return refused.sum();
    }

    /** Begins anew. */
    public void clear() {
        requests.clear();
        taken.reset();
        refused.reset();
    }
}
