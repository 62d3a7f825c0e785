package com.conduitllm.proof.weather;

import com.conduitllm.proof.weather.Blow.Edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** Recognises the product's statements by what they say, as an observer of the wire could. */
final class Statements {
    private static final Map<String, Edge> MARKS = new LinkedHashMap<>();

    static {
        MARKS.put("RETURNING id, storage_key, created_at", Edge.RESERVE);
        MARKS.put("SET state = 'AVAILABLE'", Edge.COMPLETE);
        MARKS.put("claimed_at = clock_timestamp()", Edge.CLAIM);
        MARKS.put("DELETE FROM media_records", Edge.FORGET);
        MARKS.put("SET lease_token = NULL", Edge.RELEASE);
        MARKS.put("INSERT INTO deletion_receipts", Edge.KEY_DELETION);
        MARKS.put("DELETE FROM virtual_keys", Edge.FAREWELL);
    }

    private Statements() {}

    static Edge edge(String sql) {
        return MARKS.entrySet().stream()
                .filter(mark -> sql.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Edge.OTHER);
    }
}
