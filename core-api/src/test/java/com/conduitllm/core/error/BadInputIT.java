package com.conduitllm.core.error;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Every refusal has the right status and the one shape, and leaves nothing half-done. */
@ExtendWith(LocalStackExtension.class)
class BadInputIT {
    private static RunningCore core;
    private static VirtualKeys keys;
    private static Key key;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start(Database database, Bucket bucket) {
        core = RunningCore.start(database, bucket, Map.of());
        keys = new VirtualKeys(database);
        key = keys.active();
        jdbc = JdbcClient.create(database.dataSource());
    }

    @AfterAll
    static void stop() {
        core.close();
        assertThat(jdbc.sql("SELECT count(*) FROM media_records").query(Integer.class).single())
                .as("nothing half-done")
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                            | 400 | missing_required_parameter |"
                        + " prompt",
                "{\"prompt\":\" \\n"
                        + " \"}                        | 400 | invalid_value              | prompt",
                "{\"prompt\":7}                                | 400 | invalid_type               |"
                        + " prompt",
                "{\"prompt\":\"a\\u0000b\"}                    | 400 | invalid_value              |"
                        + " prompt",
                "{\"prompt\":\"x\",\"n\":0}                    | 400 | integer_below_min_value    |"
                        + " n",
                "{\"prompt\":\"x\",\"n\":11}                   | 400 | integer_above_max_value    |"
                        + " n",
                "{\"prompt\":\"x\",\"n\":4294967297}           | 400 | integer_above_max_value    |"
                        + " n",
                "{\"prompt\":\"x\",\"n\":\"2\"}                | 400 | invalid_type               |"
                        + " n",
                "{\"prompt\":\"x\",\"n\":1.5}                  | 400 | invalid_type               |"
                        + " n",
                "{\"prompt\":\"x\",\"stream\":true}            | 400 | unsupported_parameter      |"
                        + " stream",
                "{\"prompt\":\"x\",\"partial_images\":1}       | 400 | unsupported_parameter      |"
                        + " partial_images",
                "{\"prompt\":\"x\",\"response_format\":\"png\"}| 400 | invalid_value              |"
                        + " response_format",
                "{\"prompt\":\"x\",\"size\":\"1x1\"}           | 400 | invalid_value              |"
                        + " size",
                "{\"prompt\":\"x\",\"size\":[]}                | 400 | invalid_type               |"
                        + " size",
                "{\"prompt\":\"x\",\"expires_after\":{}}       | 400 | invalid_value              |"
                        + " expires_after",
                "{\"prompt\":\"x\",\"model\":\"nope\"}         | 404 | model_not_found            |"
                        + " model",
            })
    void fieldThatCannotBeIsNamed(String body, int status, String code, String param) {
        HttpResponse<String> answer = core.generate(key.secret(), body);

        assertEnvelope(answer, status, code);
        assertThat(json(answer).path("error").path("param").asString()).isEqualTo(param);
    }

    @Test
    void promptMayHave32000CharactersAndNoMore() {
        String body = new JsonMapper().writeValueAsString(Map.of("prompt", "é".repeat(32_001)));

        assertEnvelope(core.generate(key.secret(), body), 400, "string_above_max_length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\":", "[]", "\"x\"", "", "{\"prompt\":\"x\"} {}", "null"})
    void bodyThatIsNoJsonObjectIsRefused(String body) {
        assertEnvelope(core.generate(key.secret(), body), 400, "invalid_json");
    }

    @Test
    void otherContentTypesAreRefused() {
        HttpResponse<String> answer =
                core.send(
                        HttpRequest.newBuilder(core.uri("/v1/images/generations"))
                                .header("Authorization", "Bearer " + key.secret())
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{\"prompt\":\"x\"}")));

        assertEnvelope(answer, 415, "unsupported_media_type");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bodyOverOneMebibyteIsRefusedAnnouncedOrNot(boolean announced) {
        byte[] body = new byte[1024 * 1024 + 1];
        Arrays.fill(body, (byte) ' ');
        HttpRequest.BodyPublisher publisher =
                announced
                        ? BodyPublishers.ofByteArray(body)
                        : BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        HttpResponse<String> answer =
                core.send(
                        HttpRequest.newBuilder(core.uri("/v1/images/generations"))
                                .header("Authorization", "Bearer " + key.secret())
                                .header("Content-Type", "application/json")
                                .POST(publisher));

        assertEnvelope(answer, 413, "request_too_large");
    }

    @Test
    void unknownRoutesAndMethodsAreRefused() {
        assertEnvelope(core.get("/nope"), 404, "unknown_url");
        assertEnvelope(core.get("/"), 404, "unknown_url");
        assertEnvelope(core.get("/error"), 404, "unknown_url");
        assertEnvelope(core.get("/v1/images/generations"), 405, "method_not_supported");
        assertEnvelope(
                core.get("/v1/models", "Accept", "text/html", "X-API-Key", key.secret()),
                406,
                "not_acceptable");
    }

    @Test
    void pathsMatchInAnyLetterCase() {
        assertThat(core.get("/V1/MODELS", "X-API-Key", key.secret()).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/models/%00 HTTP/1.1",
                "GET /v1/models/%2F HTTP/1.1",
                "GET /v1/models/%5C HTTP/1.1",
                "GET /v1/models/%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /v1/models/%2e%2e/%2e%2e/%2e%2e/x HTTP/1.1",
                "GET /v1/models/{} HTTP/1.1",
                "TRACE /v1/models HTTP/1.1",
                "GET /v1/models HTTP/9.9",
                "nonsense"
            })
    void whatTheContainerRefusesHasTheSameShape(String requestLine) {
        assertRawEnvelope(RawHttp.send(core.port(), requestLine, "Host: localhost"));
    }

    @Test
    void headsThatTheContainerRefusesHaveTheSameShape() {
        String line = "GET /v1/models HTTP/1.1";
        String host = "Host: localhost";
        String[] many = new String[300];
        Arrays.setAll(many, i -> i == 0 ? line : i == 1 ? host : "X-" + i + ": 1");

        assertRawEnvelope(RawHttp.send(core.port(), line, "Host: a b"));
        assertRawEnvelope(RawHttp.send(core.port(), line));
        assertRawEnvelope(RawHttp.send(core.port(), line, host, host));
        assertRawEnvelope(RawHttp.send(core.port(), line, host, "X-Long: " + "a".repeat(20_000)));
        assertRawEnvelope(RawHttp.send(core.port(), many));
        assertRawEnvelope(
                RawHttp.send(core.port(), "GET /" + "a".repeat(20_000) + " HTTP/1.1", host));
    }

    private static void assertEnvelope(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/json");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
        JsonNode error = json(answer).path("error");
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isNotBlank();
    }

    private static void assertRawEnvelope(String answer) {
        String[] parts = answer.split("\r\n\r\n", 2);
        assertThat(parts[0]).matches("(?s)HTTP/1\\.1 (4\\d\\d|505).*");
        assertThat(parts[0].toLowerCase(java.util.Locale.ROOT))
                .contains("x-request-id: ")
                .contains("content-type: application/json");
        String body = parts[1].substring(parts[1].indexOf('{'), parts[1].lastIndexOf('}') + 1);
        JsonNode error =
                new JsonMapper().readTree(body.getBytes(StandardCharsets.UTF_8)).path("error");
        assertThat(error.propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
    }
}
