package com.conduitllm.stack.demo;

import com.conduitllm.stack.gateway.AdminClient.Media;
import com.conduitllm.stack.gateway.Bucket.Stored;
import com.conduitllm.stack.state.StackFailure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Records on one side, the bucket's listing on the other: the same keys and the same sizes? */
final class Comparison {
    private static final String ROW = "%-14s %-11s %9s   %s";

    private final List<Media> records;
    private final Map<String, Stored> objects;

    Comparison(List<Media> records, List<Stored> objects) {
        this.records = records;
        this.objects = objects.stream().collect(Collectors.toMap(Stored::key, Function.identity()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("record", "type", "bytes", "object in the bucket"));
        for (Media record : records) {
            Stored object = objects.get(record.storageKey());
            String found = object == null ? "missing" : shortened(object.key(), 34);
            lines.add(
                    ROW.formatted(
                            "…" + record.id().substring(Math.max(0, record.id().length() - 12)),
                            record.contentType(),
                            "%,d".formatted(record.sizeBytes()),
                            found));
        }
        return lines;
    }

    private static String shortened(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        int half = (width - 1) / 2;
        return text.substring(0, half) + "…" + text.substring(text.length() - half);
    }

    /**
     * @throws StackFailure for the first difference
     */
    void requireSame(int expected) {
        if (records.size() != expected) {
            throw new StackFailure(
                    "There are %d records for %d images.".formatted(records.size(), expected));
        }
        for (Media record : records) {
            Stored object = objects.remove(record.storageKey());
            if (object == null) {
                throw new StackFailure(
                        "Record %s has no object in the bucket.".formatted(record.id()));
            }
            if (object.sizeBytes() != record.sizeBytes()) {
                throw new StackFailure(
                        "Record %s says %d bytes, its object has %d."
                                .formatted(record.id(), record.sizeBytes(), object.sizeBytes()));
            }
        }
        if (!objects.isEmpty()) {
            throw new StackFailure(
                    "The bucket holds %d objects without a record, for example %s."
                            .formatted(objects.size(), objects.keySet().iterator().next()));
        }
    }
}
