package com.conduitllm.core.generation;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.core.testing.VirtualKeys.Key;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/** The way of a prompt to stored, recorded and announced media; the broker is down all the time. */
@ExtendWith(LocalStackExtension.class)
class GenerationIT {
    private static final String PUBLIC = "https://media.example.com/base";

    private static RunningCore core;
    private static VirtualKeys keys;
    private static JdbcClient jdbc;

    private final Bucket bucket;

    GenerationIT(Bucket bucket) {
        this.bucket = bucket;
    }

    @BeforeAll
    static void start(Database database, Bucket bucket) {
        core =
                RunningCore.start(
                        database, bucket, Map.of("CONDUITLLM__CORE__PUBLICBASEURL", PUBLIC + "/"));
        keys = new VirtualKeys(database);
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @Test
    void recordIsRightToTheByte() throws Exception {
        Key key = keys.active();

        HttpResponse<String> answer = core.generate(key.secret(), "{\"prompt\":\"a fox\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode image = json(answer).path("data").path(0);
        Map<String, Object> row = row(image);
        String storageKey = (String) row.get("storage_key");
        byte[] stored = bucket.bytes(storageKey);
        assertThat(row)
                .containsEntry("virtual_key_id", key.id())
                .containsEntry("state", "AVAILABLE")
                .containsEntry("media_type", "image")
                .containsEntry("content_type", "image/png")
                .containsEntry("size_bytes", (long) stored.length)
                .containsEntry("content_hash", sha256(stored))
                .containsEntry("provider", "sample")
                .containsEntry("model", "sample-image")
                .containsEntry("prompt", "a fox")
                .containsEntry("expires_at", null)
                .containsEntry(
                        "correlation_id",
                        answer.headers().firstValue("x-request-id").orElseThrow());
        assertThat((String) row.get("storage_url")).endsWith(storageKey).doesNotContain("X-Amz");
        assertThat(image.path("url").asString()).isEqualTo(PUBLIC + "/v1/media/" + storageKey);
        assertThat(image.path("expires_at").isNull()).isTrue();
        assertThat(image.has("b64_json")).isFalse();
    }

    @Test
    void queuesOneEventForEachRecord() {
        Key key = keys.active();

        JsonNode data =
                json(core.generate(key.secret(), "{\"prompt\":\"two\",\"n\":2}")).path("data");

        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT payload ->> 'mediaId' FROM event_outbox
                                        WHERE event_type = 'MediaGenerationCompleted' AND routing_key = :key
                                          AND payload ->> 'eventId' = cast(id AS text)
                                        """)
                                .param("key", key.id().toString())
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrder(
                        data.path(0).path("id").asString(), data.path(1).path("id").asString());
    }

    @Test
    void bytesOfTheAnswerAreTheBytesOfTheBucket() {
        Key key = keys.active();

        HttpResponse<String> answer =
                core.generate(
                        key.secret(),
                        "{\"prompt\":\"three\",\"n\":3,\"size\":\"256x256\",\"response_format\":\"b64_json\"}");

        JsonNode data = json(answer).path("data");
        assertThat(data.size()).isEqualTo(3);
        for (JsonNode image : data) {
            assertThat(image.has("url")).isFalse();
            byte[] bytes = Base64.getDecoder().decode(image.path("b64_json").asString());
            assertThat(bytes).isEqualTo(bucket.bytes((String) row(image).get("storage_key")));
        }
        assertThat(data.valueStream().map(i -> i.path("b64_json").asString()).distinct().count())
                .isEqualTo(3);
        assertThat(json(answer).path("size").asString()).isEqualTo("256x256");
    }

    @Test
    void gptImageModelsAnswerInBothForms() {
        JsonNode image =
                json(core.generate(
                                keys.active().secret(),
                                "{\"prompt\":\"both\",\"model\":\"gpt-image-sample\"}"))
                        .path("data")
                        .path(0);

        assertThat(image.path("url").asString()).startsWith(PUBLIC);
        assertThat(image.path("b64_json").asString()).startsWith("iVBORw0KGgo");
    }

    @Test
    void expiryIsCountedFromTheCreationOfTheRecord() {
        JsonNode image =
                json(core.generate(
                                keys.active().secret(),
                                "{\"prompt\":\"x\",\"expires_after\":{\"anchor\":\"created_at\",\"seconds\":7200}}"))
                        .path("data")
                        .path(0);

        long seconds =
                jdbc.sql(
                                "SELECT extract(epoch FROM expires_at - created_at)::bigint FROM"
                                        + " media_records WHERE id = :id")
                        .param("id", UUID.fromString(image.path("id").asString()))
                        .query(Long.class)
                        .single();
        assertThat(seconds).isEqualTo(7200);
        assertThat(image.path("expires_at").asLong()).isPositive();
    }

    @Test
    void oneReadAndTwoWritesAreAllThatARequestCosts() {
        Key key = keys.active();
        core.generate(key.secret(), "{\"prompt\":\"warm\"}");
        core.newStatements();

        core.generate(key.secret(), "{\"prompt\":\"counted\",\"n\":3}");

        assertThat(core.newStatements())
                .filteredOn(sql -> sql.contains("virtual_keys") || sql.contains("media_records"))
                .satisfiesExactly(
                        read -> assertThat(read).startsWith("SELECT").contains("key_hash"),
                        reserve -> assertThat(reserve).contains("INSERT INTO media_records"),
                        complete -> assertThat(complete).contains("INSERT INTO event_outbox"));
    }

    @Test
    void omittedModelIsTheFirstThatTheKeyMayUse() {
        JsonNode image =
                json(core.generate(keys.create("gpt-*").secret(), "{\"prompt\":\"x\"}"))
                        .path("data")
                        .path(0);

        assertThat(row(image)).containsEntry("model", "gpt-image-sample");
    }

    @Test
    void modelListHoldsWhatTheKeyMayUse() {
        String some = keys.create(" gpt-image-sample , other").secret();

        HttpResponse<String> list = core.get("/v1/models", "X-API-Key", some);
        HttpResponse<String> one = core.get("/v1/models/gpt-image-sample", "X-API-Key", some);
        HttpResponse<String> hidden = core.get("/v1/models/sample-image", "X-API-Key", some);

        assertThat(json(list).path("data").findValuesAsString("id"))
                .containsExactly("gpt-image-sample");
        assertThat(json(one).path("owned_by").asString()).isEqualTo("sample");
        assertThat(hidden.statusCode()).isEqualTo(404);
        assertThat(json(hidden).path("error").path("code").asString()).isEqualTo("model_not_found");
    }

    private static Map<String, Object> row(JsonNode image) {
        return jdbc.sql("SELECT * FROM media_records WHERE id = :id")
                .param("id", UUID.fromString(image.path("id").asString()))
                .query()
                .singleRow();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
