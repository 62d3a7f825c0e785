package com.conduitllm.media;

import java.util.Locale;

/** What a medium is to a viewer; {@code media_type} in the database and in JSON. */
public enum MediaKind {
    IMAGE,
    VIDEO;

    /** {@code image} or {@code video}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reverses {@link #wireName()}; throws {@link IllegalArgumentException} for anything else. */
    public static MediaKind ofWireName(String name) {
        for (MediaKind kind : values()) {
            if (kind.wireName().equals(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("No media type " + name);
    }
}
