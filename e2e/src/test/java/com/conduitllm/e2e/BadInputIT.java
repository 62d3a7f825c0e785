package com.conduitllm.e2e;

import static com.conduitllm.e2e.Refusals.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.RawHttp;
import com.conduitllm.e2e.gateway.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;

/**
 * What clients send wrongly to Core: the right refusal in the right shape, and nothing half-done.
 */
class BadInputIT {
    private static final String GENERATIONS = "/v1/images/generations";
    private static final int LARGEST_BODY = 1024 * 1024;

    private static Gateway gateway;
    private static CoreApi core;
    private static String secret;
    private static String mediaPath;
    private static List<MediaRow> rows;
    private static List<String> objects;
    private static byte[] picture;

    @BeforeAll
    static void start() {
        gateway = Gateway.shared();
        NewKey key = gateway.operator().createKey("bad input");
        secret = key.secret();
        core = gateway.coreAs(key);
        core.generate("the only picture", 1);
        rows = gateway.ledger().media();
        objects = gateway.bucket().mediaKeys();
        mediaPath = "/v1/media/" + gateway.ledger().mediaOf(key.id()).getFirst().storageKey();
        picture = core.http().get(mediaPath).bytes();
    }

    @AfterEach
    void nothingIsHalfDone() {
        assertThat(gateway.ledger().media()).isEqualTo(rows);
        assertThat(gateway.bucket().mediaKeys()).isEqualTo(objects);
        assertThat(gateway.core().takeErrors()).as("errors in the log").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                | 400 | missing_required_parameter | prompt",
                "{\"prompt\":null}                 | 400 | missing_required_parameter | prompt",
                "{\"prompt\":\" \\t \"}            | 400 | invalid_value              | prompt",
                "{\"prompt\":[\"x\"]}              | 400 | invalid_type               | prompt",
                "{\"prompt\":\"x\",\"n\":0}        | 400 | integer_below_min_value    | n",
                "{\"prompt\":\"x\",\"n\":-1}       | 400 | integer_below_min_value    | n",
                "{\"prompt\":\"x\",\"n\":11}       | 400 | integer_above_max_value    | n",
                "{\"prompt\":\"x\",\"stream\":true}| 400 | unsupported_parameter      | stream",
                "{\"prompt\":\"x\",\"model\":\"?\"}| 404 | model_not_found            | model",
            })
    void fieldsAreRefusedByName(String body, int status, String code, String param) {
        assertThat(envelope(core.generate(body), status, code).path("param").asString())
                .isEqualTo(param);
    }

    @Test
    void promptOf32001CharactersIsRefused() {
        String body = JsonMapper.shared().writeValueAsString(Map.of("prompt", "ü".repeat(32_001)));

        assertThat(
                        envelope(core.generate(body), 400, "string_above_max_length")
                                .path("param")
                                .asString())
                .isEqualTo("prompt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"prompt\":", "[]", "not json", "", "null", "{\"prompt\":\"x\"}}"})
    void malformedJsonIsRefused(String body) {
        envelope(core.generate(body), 400, "invalid_json");
    }

    @Test
    void otherContentTypesAreRefused() {
        Reply form =
                core.http()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", GENERATIONS, BodyPublishers.ofString("prompt=x"));

        envelope(form, 415, "unsupported_media_type");
    }

    @Test
    void bodyOverOneMebibyteIsRefusedAnnouncedOrNot() {
        Reply announced =
                core.http()
                        .with("Content-Type", "application/json")
                        .send(
                                "POST",
                                GENERATIONS,
                                BodyPublishers.ofByteArray(Refusals.blanks(LARGEST_BODY + 1)));
        String chunked =
                Refusals.chunkedPost(
                        GENERATIONS,
                        "Authorization: Bearer " + secret,
                        " ".repeat(LARGEST_BODY + 1));

        envelope(announced, 413, "request_too_large");
        envelope(RawHttp.exchange(gateway.core().port(), chunked), 413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "../..",
                "%2e%2e",
                "%2e%2e/%2e%2e",
                "x/../../y",
                "%2e%2e%2f%2e%2e%2fx",
                "x%2Fy",
                "%00",
                "x%00.png",
                "%2F",
                "%5C",
                "..%5C..",
                "%zz",
                "%",
                "%c0%ae%c0%ae",
                "%ff",
                "a;b=c",
                "",
                "/",
                "//x",
                ".conduit/installation.json",
                "%2econduit/installation.json",
                "nothing.png"
            })
    void storageKeyThatNamesNothingIsRefused(String key) {
        RawHttp answer = RawHttp.send(gateway.core().port(), "GET /v1/media/" + key + " HTTP/1.1");

        envelope(answer, 400, 404);
    }

    @Test
    void wellFormedStorageKeyThatNamesNothingIsNotFound() {
        Reply unknown = core.http().get("/v1/media/nothing/here.png");
        Reply long10k = core.http().get("/v1/media/" + "k".repeat(10 * 1024));
        Reply ownCorner = core.http().get("/v1/media/.conduit/installation.json");

        envelope(unknown, 404, "media_not_found");
        envelope(long10k, 404, "media_not_found");
        envelope(ownCorner, 404, "media_not_found");
        envelope(
                RawHttp.send(
                        gateway.core().port(),
                        "GET /v1/media/" + "k".repeat(100_000) + " HTTP/1.1"),
                400,
                414,
                431);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=99999999-999999999", "bytes=-0"})
    void rangeOutOfBoundsIsUnsatisfiable(String range) {
        Reply reply = core.http().with("Range", range).get(mediaPath);

        envelope(reply, 416, "range_not_satisfiable");
        assertThat(reply.header("Content-Range")).isEqualTo("bytes */" + picture.length);
        assertThat(reply.header("ETag")).as("a refusal is not the medium").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=5-1", "bytes=x-y", "bytes=", "lines=1-2", "bytes=0-1,4-5"})
    void rangeThatIsNoneIsIgnored(String range) {
        Reply reply = core.http().with("Range", range).get(mediaPath);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.bytes()).isEqualTo(picture);
    }

    @Test
    void rangeWithinBoundsIsServed() {
        Reply reply = core.http().with("Range", "bytes=1-3").get(mediaPath);

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.text()).isEqualTo("PNG");
        assertThat(reply.header("Content-Range")).isEqualTo("bytes 1-3/" + picture.length);
    }

    @Test
    void routesAndMethodsThatDoNotExistAreRefused() {
        envelope(core.http().get("/"), 404, "unknown_url");
        envelope(core.http().get("/v1/nothing"), 404, "unknown_url");
        envelope(core.http().get("/v1/models/nothing"), 404, "model_not_found");
        envelope(core.http().get(GENERATIONS), 405, "method_not_supported");
        envelope(RawHttp.send(gateway.core().port(), "TRACE / HTTP/1.1"), 405);
        envelope(RawHttp.send(gateway.core().port(), "nonsense"), 400);
    }
}
