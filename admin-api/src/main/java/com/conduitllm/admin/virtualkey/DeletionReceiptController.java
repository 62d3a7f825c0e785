package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.admin.lifecycle.DeletionReceipt;
import com.conduitllm.admin.lifecycle.MediaLifecycleService;
import com.conduitllm.admin.paging.Cursor;
import com.conduitllm.admin.paging.Listing;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;

/** {@code /api/admin/deletion-receipts}. */
@RestController
@RequestMapping(DeletionReceiptController.PATH)
class DeletionReceiptController {
    static final String PATH = "/api/admin/deletion-receipts";

    private final MediaLifecycleService lifecycle;

    DeletionReceiptController(MediaLifecycleService lifecycle) {
        this.lifecycle = lifecycle;
    }

    static URI locationOf(DeletionReceipt receipt) {
        return URI.create(PATH + "/" + receipt.deletionId());
    }

    /** Newest first. */
    @GetMapping
    Listing<DeletionReceipt> list(
            @RequestParam(defaultValue = Listing.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = lifecycle.receipts(Cursor.after(cursor), Listing.checked(limit));
        UUID next = page.nextBefore();
        return new Listing<>(page.items(), next == null ? null : new Cursor(next).text());
    }

    @GetMapping("/{id}")
    DeletionReceipt one(@PathVariable UUID id) {
        return lifecycle
                .receipt(id)
                .orElseThrow(() -> RequestRefused.notFound("There is no such deletion receipt."));
    }
}
