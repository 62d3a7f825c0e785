package com.conduitllm.media.storage;

import com.conduitllm.media.owner.RandomText;
import com.conduitllm.media.owner.StoragePrefix;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Name of an object in the bucket. Ours are {@code {storagePrefix}/{128 random bits,
 * base32}.{extension}}; imported ones may have any shape that S3 takes: 1 to 500 characters, at
 * most 1024 bytes of UTF-8, nothing that XML or a URL cannot carry, no {@code .} or {@code ..}
 * segments.
 */
public record StorageKey(String value) implements Comparable<StorageKey> {
    /** The bucket's own corner; nothing in it is media. */
    public static final String RESERVED_FOLDER = ".conduit/";

    private static final int MAX_LENGTH = 500;
    private static final int MAX_BYTES = 1024;
    private static final int RANDOM_CHARACTERS = 26;

    public StorageKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "Not a storage key (" + value.length() + " characters)");
        }
    }

    /** Reads a key that came from outside; empty when it cannot be one. */
    public static Optional<StorageKey> parse(String value) {
        return isValid(value) ? Optional.of(new StorageKey(value)) : Optional.empty();
    }

    /** A new key under {@code prefix}; {@code random} must be cryptographically strong. */
    public static StorageKey create(
            StoragePrefix prefix, RandomGenerator random, String extension) {
        return new StorageKey(
                prefix.asFolder() + RandomText.base32(random, RANDOM_CHARACTERS) + "." + extension);
    }

    /** Whether this names something in the bucket's own corner. */
    public boolean isReserved() {
        return value.startsWith(RESERVED_FOLDER);
    }

    /** S3 lists keys in the order of their UTF-8 bytes, and so does the ledger's index. */
    @Override
    public int compareTo(StorageKey other) {
        return Arrays.compareUnsigned(
                value.getBytes(StandardCharsets.UTF_8),
                other.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return value;
    }

    private static boolean isValid(String value) {
        if (value.isEmpty() || value.length() > MAX_LENGTH || value.startsWith("/")) {
            return false;
        }
        if (value.codePoints().anyMatch(StorageKey::isUnspeakable)
                || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return false;
        }
        for (String segment : value.split("/", -1)) {
            if (segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }

    /**
     * A half surrogate would be sent as a question mark and so name another object; XML 1.0 has no
     * place for U+FFFE and U+FFFF.
     */
    private static boolean isUnspeakable(int c) {
        return Character.isISOControl(c)
                || c == '\\'
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                || c == 0xFFFE
                || c == 0xFFFF;
    }
}
