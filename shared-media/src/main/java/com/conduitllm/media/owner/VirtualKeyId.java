package com.conduitllm.media.owner;

import com.conduitllm.media.Uuids;

import java.util.Optional;
import java.util.UUID;

/** Identifies a virtual key (tenant API key); a UUIDv7. Not a secret. */
public record VirtualKeyId(UUID value) {

    /** Reads the textual form; empty when {@code text} is no UUID. */
    public static Optional<VirtualKeyId> parse(String text) {
        return Uuids.parse(text).map(VirtualKeyId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
