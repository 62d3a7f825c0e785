package com.conduitllm.core.testing;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyHash;
import com.conduitllm.testing.stack.Database;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.util.UUID;

/** Keys in the database, as the Admin API would have made them. */
public final class VirtualKeys {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private int made;

    public VirtualKeys(Database database) {
        jdbc = JdbcClient.create(database.dataSource());
    }

    /** A key that may do everything. */
    public Key active() {
        return create(null);
    }

    /** A key that may use these models only. */
    public Key create(@Nullable String allowedModels) {
        String secret = "condt_" + ++made + "-" + RANDOM.nextLong();
        UUID id =
                jdbc.sql(
                                """
                                INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret,
                                    storage_prefix, allowed_models)
                                VALUES (gen_random_uuid(), 'test', :hash, 'condt_', 'none', :prefix, :models)
                                RETURNING id
                                """)
                        .param("hash", VirtualKeyHash.ofSecret(secret).hex())
                        .param("prefix", StoragePrefix.random(RANDOM).value())
                        .param("models", allowedModels)
                        .query(UUID.class)
                        .single();
        return new Key(id, secret);
    }

    /** Changes a key, for example {@code state = 'DISABLED'}. */
    public void update(Key key, String assignments) {
        jdbc.sql("UPDATE virtual_keys SET " + assignments + " WHERE id = :id")
                .param("id", key.id())
                .update();
    }

    public record Key(UUID id, String secret) {}
}
