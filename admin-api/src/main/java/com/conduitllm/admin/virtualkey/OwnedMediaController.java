package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.paging.Cursor;
import com.conduitllm.admin.paging.Listing;
import com.conduitllm.admin.statistics.MediaStatistics;
import com.conduitllm.media.MediaId;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.MediaLookup;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.UUID;

/** {@code /api/admin/virtual-keys/{id}/media}. */
@RestController
class OwnedMediaController {
    private final KeyReader keys;
    private final MediaLookup media;
    private final MediaStatistics statistics;

    OwnedMediaController(KeyReader keys, MediaLookup media, MediaStatistics statistics) {
        this.keys = keys;
        this.media = media;
        this.statistics = statistics;
    }

    @GetMapping({
        VirtualKeyController.PATH + "/{id}/media",
        VirtualKeyController.OLD_PATH + "/{id}/media"
    })
    OwnedMedia ownedBy(
            @PathVariable VirtualKeyId id,
            @RequestParam(defaultValue = Listing.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int size = Listing.checked(limit);
        UUID after = Cursor.after(cursor);
        if (!keys.exists(id)) {
            throw VirtualKeyController.unknown();
        }
        var page = media.ownedBy(id, after == null ? null : new MediaId(after), size);
        return OwnedMedia.of(page, statistics.ofKey(id));
    }
}
