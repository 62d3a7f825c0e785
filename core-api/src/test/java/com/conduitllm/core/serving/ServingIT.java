package com.conduitllm.core.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServingIT {
    private final HttpClient http = HttpClient.newHttpClient();
    private JdbcClient jdbc;
    private HttpFaultProxy s3;
    private RunningCore core;
    private VirtualKeys keys;
    private VirtualKeys.Key key;
    private URI url;
    private byte[] bytes;

    @BeforeAll
    void generateOne(Database database, Bucket bucket) {
        jdbc = JdbcClient.create(database.dataSource());
        s3 = HttpFaultProxy.to(bucket.endpoint());
        core = RunningCore.start(database, bucket.through(s3), Map.of());
        keys = new VirtualKeys(database);
        key = keys.active();
        url = generate(key);
        bytes = bucket.bytes(storageKey(url));
    }

    @AfterAll
    void stop() {
        core.close();
        s3.close();
        http.close();
    }

    @AfterEach
    void heal() {
        s3.heal();
    }

    @Test
    void servesTheBytesWithTheHeadersThatKeepThemHarmless() throws Exception {
        HttpResponse<byte[]> answer = fetch(url);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(bytes);
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("image/png"))
                .containsEntry("content-length", List.of(String.valueOf(bytes.length)))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("content-security-policy", List.of("sandbox"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("x-robots-tag", List.of("noindex"))
                .containsEntry("accept-ranges", List.of("bytes"));
        assertThat(header(answer, "etag")).matches("\"[0-9a-f]{64}\"");
        assertThat(header(answer, "cache-control").split(", "))
                .containsExactlyInAnyOrder("public", "no-cache");
        assertThat(header(answer, "content-disposition"))
                .matches("inline; filename=\"[0-9a-f-]{36}\\.png\"");
    }

    @Test
    void servesARangeWithItsPlaceInTheWhole() throws Exception {
        HttpResponse<byte[]> answer = fetch(url, "Range", "bytes=10-19");

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
        assertThat(header(answer, "content-range")).isEqualTo("bytes 10-19/" + bytes.length);
        assertThat(fetch(url, "Range", "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length));
    }

    @Test
    void saysHowLongTheMediumIsWhenARangeIsOutOfBounds() throws Exception {
        HttpResponse<byte[]> answer = fetch(url, "Range", "bytes=" + bytes.length + "-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(header(answer, "content-range")).isEqualTo("bytes */" + bytes.length);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"error\"");
    }

    @Test
    void answersHeadAndConditionalRequestsWithoutAskingTheStore() throws Exception {
        String tag = header(fetch(url), "etag");
        s3.forgetRequests();

        HttpResponse<byte[]> notModified = fetch(url, "If-None-Match", tag);
        HttpResponse<byte[]> head =
                http.send(
                        HttpRequest.newBuilder(url).HEAD().build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(notModified.statusCode()).isEqualTo(304);
        assertThat(header(notModified, "etag")).isEqualTo(tag);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "content-length")).isEqualTo(String.valueOf(bytes.length));
        assertThat(s3.requests()).isEmpty();
    }

    @Test
    void refusesAPreconditionThatDoesNotHold() throws Exception {
        assertThat(fetch(url, "If-Match", "\"other\"").statusCode()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DELETING"})
    void aDeadKeysMediaIsNotServed(String state) throws Exception {
        VirtualKeys.Key dying = keys.active();
        URI medium = generate(dying);
        jdbc.sql("UPDATE virtual_keys SET state = :state WHERE id = :id")
                .param("state", state)
                .param("id", dying.id())
                .update();

        HttpResponse<byte[]> answer = fetch(medium);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("cache-control").orElse(""))
                .doesNotContain("public");
    }

    @Test
    void anExpiredMediumIsNotServed() throws Exception {
        URI medium = generate(key);
        jdbc.sql("UPDATE media_records SET expires_at = now() WHERE storage_key = :key")
                .param("key", storageKey(medium))
                .update();

        assertThat(fetch(medium).statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatTheStoreDoesNotAnswer() throws Exception {
        s3.on("GET").answer(S3Faults.serviceUnavailable());

        HttpResponse<byte[]> answer = fetch(url);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("storage_unavailable");
        assertThat(answer.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void refusesAsLongAsNothingWasSentWhenTheStoreCutsTheBody() throws Exception {
        s3.on("GET").cutAnswerAfter(100);

        assertThat(fetch(url).statusCode()).isEqualTo(503);
    }

    /** A connection that is kept alive would keep the client waiting for a minute. */
    @Test
    void theClientNoticesAtOnceABodyThatTheStoreCutsLater() {
        URI large = generate(key, "1024x1024");
        s3.on("GET").cutAnswerAfter(20_000);

        assertThat(
                        http.sendAsync(
                                HttpRequest.newBuilder(large).build(),
                                HttpResponse.BodyHandlers.ofByteArray()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void countsAccessesThatDeliveredTheBeginning() throws Exception {
        URI medium = generate(key);
        fetch(medium);
        fetch(medium, "Range", "bytes=0-3");
        fetch(medium, "Range", "bytes=4-7");
        fetch(medium, "If-None-Match", header(fetch(medium), "etag"));

        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        jdbc.sql(
                                                        "SELECT access_count FROM media_records"
                                                                + " WHERE storage_key = :key AND"
                                                                + " last_accessed_at IS NOT NULL")
                                                .param("key", storageKey(medium))
                                                .query(Integer.class)
                                                .optional())
                                .contains(3));
    }

    private URI generate(VirtualKeys.Key owner) {
        return generate(owner, "256x256");
    }

    private URI generate(VirtualKeys.Key owner, String size) {
        HttpResponse<String> answer =
                core.generate(
                        owner.secret(),
                        "{\"model\": \"sample-image\", \"prompt\": \"a lighthouse\", \"size\": \"%s\"}"
                                .formatted(size));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return URI.create(RunningCore.json(answer).at("/data/0/url").asString());
    }

    private static String storageKey(URI medium) {
        return medium.getPath().substring("/v1/media/".length());
    }

    private HttpResponse<byte[]> fetch(URI medium, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(medium);
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
