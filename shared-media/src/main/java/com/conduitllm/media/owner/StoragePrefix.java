package com.conduitllm.media.owner;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The folder of one virtual key in the bucket: 96 random bits as 20 characters of lower-case base32
 * (RFC 4648 alphabet). It cannot be derived from the key's id and is never used again, so that one
 * listing answers "is anything left of this key?" and a URL reveals no owner.
 */
public record StoragePrefix(String value) {
    private static final Pattern SHAPE = Pattern.compile("[a-z2-7]{20}");

    public StoragePrefix {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a storage prefix: " + value);
        }
    }

    /** Draws a new one; {@code random} must be cryptographically strong. */
    public static StoragePrefix random(RandomGenerator random) {
        return new StoragePrefix(RandomText.base32(random, 20));
    }

    /** The listing prefix, with its closing slash. */
    public String asFolder() {
        return value + "/";
    }
}
