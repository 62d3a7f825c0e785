package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

class KeyRotationIT {
    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private String first;
    private String path;

    @BeforeEach
    void makeKey() {
        JsonNode created = new KeyMaker(server).created("{\"keyName\":\"turning\"}").json();
        first = created.get("virtualKey").asString();
        path = KEYS + "/" + created.at("/keyInfo/id").asString();
    }

    @Test
    void endsTheFormerSecretAtOnceWithoutGrace() {
        JsonNode rotated = client.post(path + "/rotate", "{\"graceSeconds\":0}").json();
        String second = rotated.get("virtualKey").asString();

        assertThat(second).matches("condt_[A-Za-z0-9_-]{43}").isNotEqualTo(first);
        assertThat(rotated.get("previousKeyExpiresAt").isNull()).isTrue();
        assertThat(isValid(first)).isFalse();
        assertThat(isValid(second)).isTrue();
        assertThat(client.get(path).json().get("keyPrefix").asString())
                .isEqualTo(second.substring(0, 12));
    }

    @Test
    void keepsTheFormerSecretUntilItsGraceEnds() {
        JsonNode rotated = client.post(path + "/rotate", "{\"graceSeconds\":3600}").json();

        assertThat(rotated.get("previousKeyExpiresAt").asString()).isNotBlank();
        assertThat(isValid(first)).isTrue();
        assertThat(isValid(rotated.get("virtualKey").asString())).isTrue();

        server.sql()
                .sql(
                        """
                        UPDATE virtual_keys SET previous_key_expires_at = now() - interval '1 second'
                        WHERE id = :id::uuid
                        """)
                .param("id", path.substring(KEYS.length() + 1))
                .update();
        assertThat(isValid(first)).isFalse();
        assertThat(isValid(rotated.get("virtualKey").asString())).isTrue();
    }

    @Test
    void keepsOnlyTheLastFormerSecret() {
        String second =
                client.post(path + "/rotate", "{\"graceSeconds\":60}")
                        .json()
                        .get("virtualKey")
                        .asString();
        client.post(path + "/rotate", "{\"graceSeconds\":60}");

        assertThat(isValid(first)).isFalse();
        assertThat(isValid(second)).isTrue();
    }

    @Test
    void needsNoBody() {
        assertThat(client.post(path + "/rotate", "").status()).isEqualTo(200);
        assertThat(client.send("POST", path + "/rotate", null).status()).isEqualTo(200);
        assertThat(isValid(first)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "604801", "\"5\"", "1.5"})
    void refusesAGraceOutOfBoundsAndChangesNothing(String grace) {
        AdminClient.Reply reply = client.post(path + "/rotate", "{\"graceSeconds\":" + grace + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("field").asString()).isEqualTo("graceSeconds");
        assertThat(isValid(first)).isTrue();
    }

    private boolean isValid(String secret) {
        return client.post(KEYS + "/validate", "{\"key\":\"" + secret + "\"}")
                .json()
                .get("isValid")
                .asBoolean();
    }
}
