package com.conduitllm.media;

import java.util.Optional;
import java.util.UUID;

/** Identifies one media record for ever; a UUIDv7 (RFC 9562), so that ids sort by creation. */
public record MediaId(UUID value) {

    /** Reads the textual form; empty when {@code text} is no UUID. */
    public static Optional<MediaId> parse(String text) {
        return Uuids.parse(text).map(MediaId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
