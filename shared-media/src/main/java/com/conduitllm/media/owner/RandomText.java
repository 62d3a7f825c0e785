package com.conduitllm.media.owner;

import java.util.random.RandomGenerator;

/** Random text for names that nobody may guess. */
public final class RandomText {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private RandomText() {}

    /** Lower-case base32 (RFC 4648 alphabet), 5 random bits a character. */
    public static String base32(RandomGenerator random, int characters) {
        StringBuilder text = new StringBuilder(characters);
        for (int i = 0; i < characters; i++) {
            text.append(ALPHABET.charAt(random.nextInt(32)));
        }
        return text.toString();
    }
}
