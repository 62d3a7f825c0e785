package com.conduitllm.media;

import java.util.Locale;

/**
 * Why an object is kept. Every object has a row of its own, also what was only derived or uploaded.
 */
public enum MediaPurpose {
    MEDIA,
    THUMBNAIL,
    INPUT;

    /** {@code media}, {@code thumbnail} or {@code input}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
