package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.util.List;

class KeyValidationIT {
    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private String secret;
    private String id;

    @BeforeEach
    void makeKey() {
        JsonNode created =
                new KeyMaker(server)
                        .created(
                                "{\"keyName\":\"asked about\",\"allowedModels\":\"dall-e-3,gpt*\"}")
                        .json();
        secret = created.get("virtualKey").asString();
        id = created.at("/keyInfo/id").asString();
    }

    @Test
    void knowsALivingKey() {
        JsonNode answer = validate("{\"key\":\"" + secret + "\"}");

        assertThat(List.copyOf(answer.propertyNames()))
                .containsExactly(
                        "isValid", "virtualKeyId", "keyName", "allowedModels", "errorMessage");
        assertThat(answer.get("isValid").asBoolean()).isTrue();
        assertThat(answer.get("virtualKeyId").asString()).isEqualTo(id);
        assertThat(answer.get("keyName").asString()).isEqualTo("asked about");
        assertThat(answer.get("allowedModels").asString()).isEqualTo("dall-e-3,gpt*");
        assertThat(answer.get("errorMessage").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"key\":null}", "{\"key\":\"\"}", "{\"key\":\"condt_x\"}"})
    void answersAlsoWhatItDoesNotKnow(String question) {
        JsonNode answer = validate(question);

        assertThat(answer.get("isValid").asBoolean()).isFalse();
        assertThat(answer.get("virtualKeyId").isNull()).isTrue();
        assertThat(answer.get("errorMessage").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"dall-e-3, true", "gpt-image-1, true", "sora-2, false"})
    void asksForTheModel(String model, boolean valid) {
        JsonNode answer =
                validate("{\"key\":\"" + secret + "\",\"requestedModel\":\"" + model + "\"}");

        assertThat(answer.get("isValid").asBoolean()).isEqualTo(valid);
        assertThat(answer.get("virtualKeyId").asString()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "state = 'DISABLED',                        disabled",
        "state = 'DELETING',                        deleted",
        "expires_at = now() - interval '1 second',  expired"
    })
    void saysWhyAKeyIsDead(String change, String why) {
        server.sql()
                .sql("UPDATE virtual_keys SET %s WHERE id = :id::uuid".formatted(change))
                .param("id", id)
                .update();

        JsonNode answer = validate("{\"key\":\"" + secret + "\"}");

        assertThat(answer.get("isValid").asBoolean()).isFalse();
        assertThat(answer.get("errorMessage").asString()).contains(why);
    }

    private JsonNode validate(String question) {
        AdminClient.Reply reply = client.post(KEYS + "/validate", question);
        assertThat(reply.status()).isEqualTo(200);
        return reply.json();
    }
}
