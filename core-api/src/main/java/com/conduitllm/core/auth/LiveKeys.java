package com.conduitllm.core.auth;

import com.conduitllm.media.owner.AllowedModels;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyHash;
import com.conduitllm.media.owner.VirtualKeyId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Optional;
import java.util.UUID;

/**
 * Finds keys by the hash of their secret. Looking a hash up by index does not leak the secret by
 * its timing: who can choose a hash cannot choose its neighbours among random 256-bit secrets.
 */
@Component
class LiveKeys {
    private final JdbcClient jdbc;

    LiveKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key with this secret, or with this former secret while its grace lasts; one read. */
    Optional<AuthenticatedKey> find(VirtualKeyHash hash) {
        return jdbc.sql(
                        """
                        SELECT id, storage_prefix, allowed_models
                        FROM virtual_keys
                        WHERE (key_hash = :hash
                               OR (previous_key_hash = :hash AND previous_key_expires_at > now()))
                          AND state = 'ACTIVE'
                          AND (expires_at IS NULL OR expires_at > now())
                        """)
                .param("hash", hash.hex())
                .query((row, _) ->
                        new AuthenticatedKey(
                                new VirtualKeyId(row.getObject("id", UUID.class)),
                                new StoragePrefix(row.getString("storage_prefix")),
                                AllowedModels.parse(row.getString("allowed_models"))))
                .optional();
    }
}
