package com.conduitllm.proof.load;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.media.IdSource;
import com.conduitllm.media.owner.AllowedModels;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** The virtual keys that clients hold, whether they still work or not. */
final class Keys {
    private final JdbcClient jdbc;
    private final IdSource ids;
    private final RandomGenerator random;
    private final List<AuthenticatedKey> known = new ArrayList<>();
    private final Set<AuthenticatedKey> dying = ConcurrentHashMap.newKeySet();

    Keys(JdbcClient jdbc, IdSource ids, RandomGenerator random) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.random = random;
    }

    void addOne() {
        AuthenticatedKey key =
                new AuthenticatedKey(
                        new VirtualKeyId(ids.next()),
                        StoragePrefix.random(random),
                        AllowedModels.ALL);
        jdbc.sql(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (:id, 'proof', :id, 'condt_', 'secret', :prefix)
                        """)
                .param("id", key.id().value())
                .param("prefix", key.storagePrefix().value())
                .update();
        synchronized (known) {
            known.add(key);
        }
    }

    /**
     * One of them, by chance; to a client a key that is just being deleted looks like any other.
     */
    AuthenticatedKey any(RandomGenerator chance) {
        synchronized (known) {
            return known.get(chance.nextInt(known.size()));
        }
    }

    /** Says that somebody is about to delete it. */
    void condemn(AuthenticatedKey key) {
        dying.add(key);
    }

    boolean dying(AuthenticatedKey key) {
        return dying.contains(key);
    }

    void remove(AuthenticatedKey key) {
        synchronized (known) {
            known.remove(key);
        }
    }

    List<AuthenticatedKey> all() {
        synchronized (known) {
            return List.copyOf(known);
        }
    }
}
