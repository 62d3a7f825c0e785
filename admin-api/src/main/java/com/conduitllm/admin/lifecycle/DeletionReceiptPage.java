package com.conduitllm.admin.lifecycle;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.UUID;

/**
 * A page of receipts, newest first.
 *
 * @param items at most as many as were asked for
 * @param nextBefore the id to continue before, null after the last page
 */
public record DeletionReceiptPage(List<DeletionReceipt> items, @Nullable UUID nextBefore) {
    public DeletionReceiptPage {
        items = List.copyOf(items);
    }
}
