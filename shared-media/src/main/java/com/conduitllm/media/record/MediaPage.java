package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of records, oldest first.
 *
 * @param items at most as many as were asked for
 * @param nextAfter the id to continue after, null after the last page
 */
public record MediaPage(List<MediaRecord> items, @Nullable MediaId nextAfter) {
    public MediaPage {
        items = List.copyOf(items);
    }
}
