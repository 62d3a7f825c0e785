package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

class OwnedMediaIT {
    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private final KeyMaker keys = new KeyMaker(server);

    @Test
    void showsWhatAKeyOwnsPageByPageWithItsWholeUsage() {
        String key = keys.key();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(keys.media(key, "image", "sample", 10).toString());
        }
        made.add(keys.media(key, "video", "sample", 1000).toString());
        keys.media(keys.key(), "image", "sample", 7);

        JsonNode first = client.get(KEYS + "/" + key + "/media?limit=3").json();
        JsonNode second =
                client.get(
                                KEYS
                                        + "/"
                                        + key
                                        + "/media?limit=3&cursor="
                                        + first.get("nextCursor").asString())
                        .json();

        List<String> seen = new ArrayList<>(first.get("items").findValuesAsString("id"));
        seen.addAll(second.get("items").findValuesAsString("id"));
        assertThat(seen).containsExactlyElementsOf(made);
        assertThat(second.get("nextCursor").isNull()).isTrue();
        assertThat(first.get("usage")).isEqualTo(second.get("usage"));
        assertThat(first.get("usage").toString())
                .isEqualTo(
                        """
                        {"files":4,"bytes":1030,"byMediaType":{"image":{"fileCount":3,"sizeBytes":30},\
                        "video":{"fileCount":1,"sizeBytes":1000}}}\
                        """);
    }

    @Test
    void tellsEverythingOfAMediumUnderTheAgreedNames() {
        String key = keys.key();
        UUID id = keys.media(key, "image", "sample", 10);

        JsonNode medium = client.get(KEYS + "/" + key + "/media").json().at("/items/0");

        assertThat(List.copyOf(medium.propertyNames()))
                .containsExactly(
                        "id",
                        "storageKey",
                        "virtualKeyId",
                        "mediaType",
                        "contentType",
                        "sizeBytes",
                        "contentHash",
                        "provider",
                        "model",
                        "prompt",
                        "storageUrl",
                        "publicUrl",
                        "expiresAt",
                        "createdAt",
                        "lastAccessedAt",
                        "accessCount",
                        "state",
                        "held",
                        "quarantined",
                        "purgeAfter");
        assertThat(medium.get("id").asString()).isEqualTo(id.toString());
        assertThat(medium.get("virtualKeyId").asString()).isEqualTo(key);
        assertThat(medium.get("mediaType").asString()).isEqualTo("image");
        assertThat(medium.get("state").asString()).isEqualTo("AVAILABLE");
        assertThat(client.get("api/admin/media/" + id).json()).isEqualTo(medium);
    }

    @Test
    void showsNothingOfAKeyThatOwnsNothing() {
        JsonNode answer = client.get(KEYS + "/" + keys.key() + "/media").json();

        assertThat(answer.toString())
                .isEqualTo(
                        "{\"items\":[],\"nextCursor\":null,\"usage\":{\"files\":0,\"bytes\":0,\"byMediaType\":{}}}");
    }
}
