package com.conduitllm.e2e;

import static com.conduitllm.e2e.Refusals.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.AdminApi;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Http;
import com.conduitllm.e2e.gateway.RawHttp;
import com.conduitllm.e2e.gateway.Reply;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/**
 * What operators send wrongly to Admin: the right refusal in the right shape, nothing half-done.
 */
class AdminBadInputIT {
    private static final String UNKNOWN = "01990000-0000-7000-8000-0000000000ff";
    private static final String ALL_KEYS = "SELECT k::text FROM virtual_keys k ORDER BY id";

    private static Gateway gateway;
    private static Http admin;
    private static List<String> keys;
    private static long receipts;

    @BeforeAll
    static void start() {
        gateway = Gateway.shared();
        admin = gateway.operator().http();
        gateway.operator().createKey("untouched");
        receipts = gateway.ledger().count("deletion_receipts");
        keys = gateway.ledger().texts(ALL_KEYS);
    }

    @AfterEach
    void nothingIsHalfDone() {
        assertThat(gateway.ledger().texts(ALL_KEYS)).isEqualTo(keys);
        assertThat(gateway.ledger().count("deletion_receipts")).isEqualTo(receipts);
        assertThat(gateway.admin().takeErrors()).as("errors in the log").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {UNKNOWN, "1", "not-a-uuid", "1-1-1-1-1", "null", "%20", UNKNOWN + "0"})
    void idThatNamesNothingIsNotFound(String id) {
        String key = AdminApi.KEYS + "/" + id;

        problem(admin.get(key), 404);
        problem(admin.get(key + "/media"), 404);
        problem(admin.put(key, "{\"keyName\":\"x\"}"), 404);
        problem(admin.post(key + "/rotate", "{}"), 404);
        problem(admin.delete(key), 404);
        problem(admin.get(AdminApi.RECEIPTS + "/" + id), 404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                       | keyName",
                "{\"keyName\":\" \"}                                      | keyName",
                "{\"keyName\":7}                                          | keyName",
                "{\"keyName\":\"x\",\"expiresAt\":\"2001-01-01T00:00:00Z\"} | expiresAt",
                "{\"keyName\":\"x\",\"expiresAt\":\"soon\"}               | expiresAt",
                "{\"keyName\":\"x\",\"rateLimitRpm\":0}                   | rateLimitRpm",
                "{\"keyName\":\"x\",\"allowedModels\":7}                  | allowedModels",
            })
    void fieldsAreRefusedByName(String body, String field) {
        assertThat(problem(admin.post(AdminApi.KEYS, body), 400).path("error").asString())
                .contains(field);
    }

    @Test
    void nameOf201CharactersIsRefused() {
        Reply reply = admin.post(AdminApi.KEYS, "{\"keyName\":\"" + "n".repeat(201) + "\"}");

        assertThat(problem(reply, 400).path("error").asString()).contains("keyName");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keyName\":", "[]", "not json", "", "null"})
    void malformedJsonIsRefused(String body) {
        problem(admin.post(AdminApi.KEYS, body), 400);
    }

    @Test
    void otherContentTypesAreRefused() {
        Reply form =
                admin.with("Content-Type", "application/x-www-form-urlencoded")
                        .send("POST", AdminApi.KEYS, BodyPublishers.ofString("keyName=x"));

        problem(form, 415);
    }

    @Test
    void bodyOverOneMebibyteIsRefusedAnnouncedOrNot() {
        int tooLarge = 1024 * 1024 + 1;
        Reply announced =
                admin.with("Content-Type", "application/json")
                        .send(
                                "POST",
                                AdminApi.KEYS,
                                BodyPublishers.ofByteArray(Refusals.blanks(tooLarge)));
        String chunked =
                Refusals.chunkedPost(
                        AdminApi.KEYS, "X-API-Key: " + Gateway.ADMIN_KEY, " ".repeat(tooLarge));

        problem(announced, 413);
        problem(RawHttp.exchange(gateway.admin().port(), chunked), 413);
    }

    @Test
    void nobodyGetsInWithoutAnAdminKey() {
        Http stranger = gateway.admin().http();

        problem(stranger.get(AdminApi.KEYS), 401);
        problem(stranger.with("X-API-Key", "wrong").get(AdminApi.KEYS), 401);
        problem(stranger.with("Authorization", "Bearer wrong").delete(AdminApi.KEYS), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=%00", "cursor=x"})
    void listsRefuseWhatTheyCannotMean(String query) {
        problem(admin.get(AdminApi.KEYS + "?" + query), 400);
        problem(admin.get(AdminApi.RECEIPTS + "?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..", "/%2e%2e/%2e%2e/x", "/api/admin/%00", "/api/admin/virtual-keys/%2F",
                "/api/admin/virtual-keys/%5C", "/%zz", "/api/admin/%c0%af", "/api/admin/x;y=z"
            })
    void pathThatNamesNothingIsRefused(String path) {
        problem(
                RawHttp.send(
                        gateway.admin().port(),
                        "GET " + path + " HTTP/1.1",
                        "X-API-Key: " + Gateway.ADMIN_KEY),
                400,
                404);
    }

    @Test
    void routesAndMethodsThatDoNotExistAreRefused() {
        problem(admin.get("/api/admin/nothing"), 404);
        problem(admin.get("/" + "k".repeat(10 * 1024)), 404);
        problem(admin.send("PATCH", AdminApi.KEYS, BodyPublishers.noBody()), 405);
        problem(
                RawHttp.send(gateway.admin().port(), "GET /" + "k".repeat(100_000) + " HTTP/1.1"),
                400,
                414,
                431);
        problem(RawHttp.send(gateway.admin().port(), "nonsense"), 400);
    }
}
