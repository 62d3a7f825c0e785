package com.conduitllm.admin.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.media.IdSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.UUID;

/** Keys, and media of theirs, for tests that are about something else. */
final class KeyMaker {
    static final String KEYS = "api/admin/virtual-keys";

    private final AdminClient client;
    private final JdbcClient sql;
    private final IdSource ids;

    KeyMaker(AdminServer server) {
        client = server.client();
        sql = server.sql();
        ids = server.bean(IdSource.class);
    }

    /** A new key's id. */
    String key() {
        return created("{\"keyName\":\"a key\"}").json().at("/keyInfo/id").asString();
    }

    AdminClient.Reply created(String json) {
        AdminClient.Reply reply = client.post(KEYS, json);
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    /** A row of available media, of a bucket that does not matter. */
    UUID media(String keyId, String kind, String provider, long bytes) {
        return media(keyId, kind, provider, bytes, ids.next());
    }

    UUID media(String keyId, String kind, String provider, long bytes, UUID store) {
        UUID id = ids.next();
        sql.sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type, size_bytes,
                            content_hash, provider, model, prompt, storage_url, state, settles_at, completed_at, store_id)
                        SELECT :id, k.storage_prefix || '/' || left(replace(:id::text, '-', ''), 26) || '.png', k.id, :kind,
                               'image/png', :bytes, repeat('a', 64), :provider, 'a-model', 'a prompt', 'http://s3/x',
                               'AVAILABLE', now(), now(), :store
                        FROM virtual_keys k WHERE k.id = :key::uuid
                        """)
                .param("id", id)
                .param("key", keyId)
                .param("kind", kind)
                .param("provider", provider)
                .param("bytes", bytes)
                .param("store", store)
                .update();
        return id;
    }
}
