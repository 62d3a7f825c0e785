package com.conduitllm.media.owner;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of a virtual key's secret, 64 lower-case hex digits: what the database stores and looks
 * up. A plain hash is enough because secrets are 256 random bits, never chosen by people.
 */
public record VirtualKeyHash(String hex) {

    /** Hashes a secret as it came in the request. */
    public static VirtualKeyHash ofSecret(String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(secret.getBytes(StandardCharsets.UTF_8));
            return new VirtualKeyHash(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
