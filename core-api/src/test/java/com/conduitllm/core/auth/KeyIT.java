package com.conduitllm.core.auth;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.core.testing.VirtualKeys.Key;
import com.conduitllm.media.owner.VirtualKeyHash;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpResponse;
import java.util.Map;

/** Only live keys get in, and a key that dies is out with the next request. */
@ExtendWith(LocalStackExtension.class)
class KeyIT {
    private static RunningCore core;
    private static VirtualKeys keys;

    @BeforeAll
    static void start(Database database, Bucket bucket) {
        core = RunningCore.start(database, bucket, Map.of());
        keys = new VirtualKeys(database);
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "state = 'DISABLED'",
                "state = 'DELETING'",
                "expires_at = now() - interval '1 second'"
            })
    void deadKeyIsRefusedWithTheNextRequest(String death) {
        Key key = keys.active();
        assertThat(models("Authorization", "Bearer " + key.secret()).statusCode()).isEqualTo(200);

        keys.update(key, death);

        assertRefused(models("Authorization", "Bearer " + key.secret()));
        assertRefused(core.generate(key.secret(), "{\"prompt\":\"x\"}"));
    }

    @Test
    void keyThatExpiresLaterIsLive() {
        Key key = keys.active();
        keys.update(key, "expires_at = now() + interval '1 hour'");

        assertThat(models("Authorization", "bearer  " + key.secret()).statusCode()).isEqualTo(200);
    }

    @Test
    void formerSecretIsGoodWhileItsGraceLasts() {
        Key key = keys.active();
        String former = VirtualKeyHash.ofSecret("condt_former").hex();
        keys.update(
                key,
                "previous_key_hash = '%s', previous_key_expires_at = now() + interval '1 hour'"
                        .formatted(former));
        assertThat(models("X-API-Key", "condt_former").statusCode()).isEqualTo(200);

        keys.update(key, "previous_key_expires_at = now()");

        assertRefused(models("X-API-Key", "condt_former"));
        assertThat(models("X-API-Key", key.secret()).statusCode()).isEqualTo(200);
    }

    @Test
    void strangersAreRefused() {
        assertRefused(core.get("/v1/models"));
        assertRefused(models("X-API-Key", "condt_unknown"));
        assertRefused(models("Authorization", "Basic abc"));
        assertRefused(models("Authorization", "Bearer "));
    }

    private static HttpResponse<String> models(String header, String value) {
        return core.get("/v1/models", header, value);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(json(answer).path("error").path("code").asString()).isEqualTo("invalid_api_key");
    }
}
