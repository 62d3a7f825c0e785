package com.conduitllm.admin.virtualkey;

import com.conduitllm.admin.media.MediaView;
import com.conduitllm.admin.paging.Cursor;
import com.conduitllm.admin.statistics.KeyUsage;
import com.conduitllm.media.record.MediaPage;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what a key owns, oldest first.
 *
 * @param usage all of what it stores, not only this page
 */
record OwnedMedia(List<MediaView> items, @Nullable String nextCursor, KeyUsage usage) {

    static OwnedMedia of(MediaPage page, KeyUsage usage) {
        var next = page.nextAfter();
        return new OwnedMedia(
                page.items().stream().map(MediaView::of).toList(),
                next == null ? null : new Cursor(next.value()).text(),
                usage);
    }
}
