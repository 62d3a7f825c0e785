package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.media.owner.VirtualKeyHash;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class VirtualKeyIT {
    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private final KeyMaker keys = new KeyMaker(server);

    @Test
    void showsTheSecretsOnceAndStoresTheKeyOnlyAsAHash() {
        AdminClient.Reply reply = keys.created("{\"keyName\":\"shown once\"}");
        String secret = reply.json().get("virtualKey").asString();
        String id = reply.json().at("/keyInfo/id").asString();

        assertThat(secret).matches("condt_[A-Za-z0-9_-]{43}");
        assertThat(reply.json().get("webhookSecret").asString()).startsWith("whsec_");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Location")).isEqualTo("/" + KEYS + "/" + id);
        Map<String, Object> row =
                server.sql()
                        .sql("SELECT * FROM virtual_keys WHERE id = :id::uuid")
                        .param("id", id)
                        .query()
                        .singleRow();
        assertThat(row.get("key_hash")).isEqualTo(VirtualKeyHash.ofSecret(secret).hex());
        assertThat(row.toString()).doesNotContain(secret.substring(20));
        assertThat(client.get(KEYS + "/" + id).text())
                .doesNotContain(secret.substring(20))
                .doesNotContain("whsec_");
    }

    @Test
    void tellsEverythingOfAKeyUnderTheAgreedNames() {
        AdminClient.Reply reply =
                keys.created(
                        """
                        {"keyName": " team a ", "allowedModels": "dall-e-3, gpt*", "expiresAt": "2099-01-01T00:00:00.123456Z",
                         "metadata": "{}", "rateLimitRpm": 5, "rateLimitRpd": 50, "somethingNew": true}
                        """);
        JsonNode info = reply.json().get("keyInfo");

        assertThat(List.copyOf(info.propertyNames()))
                .containsExactly(
                        "id",
                        "keyName",
                        "keyPrefix",
                        "storagePrefix",
                        "allowedModels",
                        "virtualKeyGroupId",
                        "isEnabled",
                        "expiresAt",
                        "createdAt",
                        "updatedAt",
                        "metadata",
                        "rateLimitRpm",
                        "rateLimitRpd",
                        "state");
        assertThat(info.get("keyName").asString()).isEqualTo("team a");
        assertThat(info.get("allowedModels").asString()).isEqualTo("dall-e-3,gpt*");
        assertThat(info.get("expiresAt").asString()).isEqualTo("2099-01-01T00:00:00.123456Z");
        assertThat(info.get("storagePrefix").asString()).matches("[a-z2-7]{20}");
        assertThat(info.get("isEnabled").asBoolean()).isTrue();
        assertThat(info.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(info.get("virtualKeyGroupId").isNull()).isTrue();
        assertThat(client.get(KEYS + "/" + info.get("id").asString()).json()).isEqualTo(info);
    }

    @Test
    void listsEveryKeyOnceWhateverThePageSize() {
        List<String> made = List.of(keys.key(), keys.key(), keys.key(), keys.key(), keys.key());
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.get(KEYS + "?limit=2&cursor=" + cursor).json();
            assertThat(page.get("items").size()).isLessThanOrEqualTo(2);
            page.get("items").forEach(item -> seen.add(item.get("id").asString()));
            cursor = page.get("nextCursor").asString("");
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsAll(made).isSorted();
    }

    @Test
    void changesWhatIsInTheBodyAndClearsWhatIsNull() {
        JsonNode before =
                keys.created(
                                """
                                {"keyName":"before","allowedModels":"a","metadata":"m","rateLimitRpm":5,"rateLimitRpd":6,
                                 "expiresAt":"2099-01-01T00:00:00Z"}
                                """)
                        .json()
                        .get("keyInfo");
        String path = KEYS + "/" + before.get("id").asString();

        AdminClient.Reply reply =
                client.put(path, "{\"keyName\":\"after\",\"metadata\":null,\"rateLimitRpm\":null}");
        JsonNode after = client.get(path).json();

        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.text()).isEmpty();
        assertThat(after.get("keyName").asString()).isEqualTo("after");
        assertThat(after.get("metadata").isNull()).isTrue();
        assertThat(after.get("rateLimitRpm").isNull()).isTrue();
        for (String untouched : List.of("allowedModels", "rateLimitRpd", "expiresAt", "state")) {
            assertThat(after.get(untouched)).isEqualTo(before.get(untouched));
        }
    }

    @Test
    void disablesAndEnables() {
        String id = keys.key();

        client.put(KEYS + "/" + id, "{\"isEnabled\":false}");
        JsonNode disabled = client.get(KEYS + "/" + id).json();
        client.put(KEYS + "/" + id, "{\"isEnabled\":true}");
        JsonNode enabled = client.get(KEYS + "/" + id).json();

        assertThat(disabled.get("state").asString()).isEqualTo("DISABLED");
        assertThat(disabled.get("isEnabled").asBoolean()).isFalse();
        assertThat(enabled.get("state").asString()).isEqualTo("ACTIVE");
    }

    @Test
    void countsEachChangeAndNothingElse() {
        String id = keys.key();

        client.put(KEYS + "/" + id, "{\"metadata\":\"x\"}");
        client.put(KEYS + "/" + id, "{}");
        client.put(KEYS + "/" + id, "{\"rateLimitRpm\":0}");
        client.post(KEYS + "/" + id + "/rotate", "{}");

        long version =
                server.sql()
                        .sql("SELECT row_version FROM virtual_keys WHERE id = :id::uuid")
                        .param("id", id)
                        .query(Long.class)
                        .single();
        assertThat(version).isEqualTo(2);
    }

    @Test
    void answersUnderTheOlderAddressInAnyLetterCase() {
        String id =
                client.post("api/VirtualKeys", "{\"keyName\":\"old\"}")
                        .json()
                        .at("/keyInfo/id")
                        .asString();

        assertThat(client.get("api/virtualkeys/" + id).status()).isEqualTo(200);
        assertThat(client.get("API/Admin/Virtual-Keys/" + id).status()).isEqualTo(200);
        JsonNode list = client.get("api/VirtualKeys").json();
        assertThat(list.isArray()).isTrue();
        assertThat(list.findValuesAsString("id")).contains(id);
    }
}
