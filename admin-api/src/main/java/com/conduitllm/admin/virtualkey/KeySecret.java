package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.VirtualKeyHash;

import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * A secret that was just drawn: {@code condt_} and 256 random bits as 43 base64url characters.
 * Lives only as long as the request that shows it.
 */
record KeySecret(String text) {
    private static final String MARK = "condt_";
    private static final int RANDOM_BYTES = 32;
    private static final int SHOWN = 12;

    /** Draws a new one; {@code random} must be cryptographically strong. */
    static KeySecret draw(RandomGenerator random) {
        return new KeySecret(MARK + randomText(random));
    }

    /** A key's web hook secret: {@code whsec_} and 256 random bits. */
    static String drawWebhookSecret(RandomGenerator random) {
        return "whsec_" + randomText(random);
    }

    VirtualKeyHash hash() {
        return VirtualKeyHash.ofSecret(text);
    }

    /** As much of it as may be shown later, for people who must tell keys apart. */
    String prefix() {
        return text.substring(0, SHOWN);
    }

    private static String randomText(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "KeySecret[hidden]";
    }
}
