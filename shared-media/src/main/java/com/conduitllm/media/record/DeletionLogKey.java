package com.conduitllm.media.record;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns names into HMAC-SHA256 for the deletion log, which outlives what it speaks of: somebody who
 * knows a storage key can ask whether it was deleted, nobody can read storage keys from the log.
 */
final class DeletionLogKey {
    private static final String ALGORITHM = "HmacSHA256";

    private final JdbcClient jdbc;
    private volatile @Nullable SecretKeySpec loaded;

    DeletionLogKey(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 64 lower-case hex digits. */
    String hmac(String name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key());
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
        }
    }

    private SecretKeySpec key() {
        SecretKeySpec key = loaded;
        if (key == null) {
            byte[] bytes =
                    jdbc.sql("SELECT deletion_log_key FROM installation")
                            .query(byte[].class)
                            .single();
            key = new SecretKeySpec(bytes, ALGORITHM);
            loaded = key;
        }
        return key;
    }
}
