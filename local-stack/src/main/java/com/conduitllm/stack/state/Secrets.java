package com.conduitllm.stack.state;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The secrets of one data folder, made once with {@link SecureRandom} and kept in {@code
 * stack.json}. Hexadecimal, so that none needs escaping in a URL.
 */
public record Secrets(
        String postgresPassword,
        String postgresAdminPassword,
        String amqpPassword,
        String s3AccessKey,
        String s3SecretKey,
        String adminKey) {

    static Secrets random() {
        return new Secrets(random(16), random(16), random(16), random(8), random(20), random(16));
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        new SecureRandom().nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    @Override
    public String toString() {
        return "Secrets[hidden]";
    }
}
