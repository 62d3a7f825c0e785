package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;

import java.util.Set;

/**
 * What {@link MediaLedger#forget} removed.
 *
 * @param ids the rows that are gone
 * @param bytes what their objects weighed
 */
public record Forgotten(Set<MediaId> ids, long bytes) {
    public Forgotten {
        ids = Set.copyOf(ids);
    }
}
