package com.conduitllm.stack.demo;

import com.conduitllm.stack.gateway.Receipt;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** A receipt in a frame. */
record ReceiptCard(Receipt receipt) {
    private static final int WIDTH = 70;
    private static final int LABEL = 14;

    List<String> lines() {
        List<String> rows = new ArrayList<>();
        add(rows, "deletion", receipt.deletionId());
        add(rows, "virtual key", receipt.virtualKeyId());
        add(rows, "state", receipt.state());
        add(
                rows,
                "deleted",
                "%d of %d objects, %,d of %,d bytes"
                        .formatted(
                                receipt.objectsDeleted(),
                                receipt.objectsTotal(),
                                receipt.bytesDeleted(),
                                receipt.bytesTotal()));
        add(rows, "requested", receipt.requestedAt());
        add(rows, "urls dead", receipt.urlsDeadAt());
        add(rows, "verified", receipt.verifiedAt());
        receipt.remainderLines().forEach(line -> add(rows, "remainder", line));
        List<String> framed = new ArrayList<>();
        framed.add("┌─ deletion receipt " + "─".repeat(WIDTH - 18) + "┐");
        rows.forEach(row -> framed.add("│ " + row + " ".repeat(WIDTH - row.length()) + "│"));
        framed.add("└" + "─".repeat(WIDTH + 1) + "┘");
        return framed;
    }

    /** Long values go on in the next row. */
    private static void add(List<String> rows, String label, @Nullable String value) {
        if (value == null) {
            return;
        }
        String rest = value;
        String name = label;
        int room = WIDTH - LABEL - 1;
        while (rest.length() > room) {
            int cut = rest.lastIndexOf(' ', room);
            int end = cut > 0 ? cut : room;
            rows.add(pad(name) + rest.substring(0, end));
            rest = rest.substring(end).strip();
            name = "";
        }
        rows.add(pad(name) + rest);
    }

    private static String pad(String label) {
        return label + " ".repeat(Math.max(0, LABEL - label.length()));
    }
}
