package com.conduitllm.admin.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.admin.RawHttp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

class BadInputIT {
    private static final String KEYS = "api/admin/virtual-keys";
    private static final String ID = "018f3a2b-0000-7000-8000-000000000001";

    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private final RawHttp raw = new RawHttp(server.port());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "1-1-1-1-1",
                "018f3a2b00007000800000000000000",
                ID,
                ID + "0",
                "..%2e",
                "%20",
                "null"
            })
    void answersIdsThatNameNothingWith404(String id) {
        for (String path :
                new String[] {KEYS + "/", "api/admin/deletion-receipts/", "api/admin/media/"}) {
            assertProblem(client.get(path + id), 404);
        }
        assertProblem(client.get(KEYS + "/" + id + "/media"), 404);
        assertProblem(client.put(KEYS + "/" + id, "{}"), 404);
        assertProblem(client.delete(KEYS + "/" + id), 404);
        assertProblem(client.post(KEYS + "/" + id + "/rotate", "{}"), 404);
    }

    @Test
    void answersAnIdOfTenKilobytes() {
        assertProblem(client.get(KEYS + "/" + "x".repeat(10_000)), 404);
        assertRefusal(raw.get("/" + KEYS + "/" + "x".repeat(100_000)), "400", "414", "431");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%00",
                "/api/admin/virtual-keys/%2F",
                "/api/admin/virtual-keys/%5C",
                "/%zz",
                "/a b",
                "/../../etc/passwd",
                "/api/admin/virtual-keys/..%2f..%2fx",
                "/%2e%2e/%2e%2e/x",
                "/api/admin/%c0%af",
                "/<script>",
                "//",
                "/api//admin"
            })
    void answersPathsThatTheContainerRefuses(String path) {
        assertRefusal(raw.get(path), "400", "404");
    }

    @Test
    void answersRequestsThatAreNoHttp() {
        assertRefusal(
                raw.exchange("GET /x HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n"), "400");
        assertRefusal(
                raw.exchange("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"), "400");
        assertRefusal(
                raw.exchange("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
                "401",
                "405");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                       |               ",
                "not json                               |               ",
                "[]                                     |               ",
                "\"text\"                               |               ",
                "5                                      |               ",
                "null                                   |               ",
                "{\"keyName\":\"x\"                     |               ",
                "{\"keyName\":\"x\"} trailing           |               ",
                "{}                                     | keyName       ",
                "{\"keyName\":null}                     | keyName       ",
                "{\"keyName\":\"  \"}                   | keyName       ",
                "{\"keyName\":5}                        | keyName       ",
                "{\"keyName\":{}}                       | keyName       ",
                "{\"keyName\":\"a\\u0000b\"}            | keyName       ",
                "{\"keyName\":\"\\ud800\"}              | keyName       ",
                "{\"keyName\":\"x\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}  | expiresAt ",
                "{\"keyName\":\"x\",\"expiresAt\":\"tomorrow\"}              | expiresAt ",
                "{\"keyName\":\"x\",\"expiresAt\":\"+999999999-12-31T23:59:59Z\"} | expiresAt ",
                "{\"keyName\":\"x\",\"expiresAt\":1e400}                     | expiresAt ",
                "{\"keyName\":\"x\",\"rateLimitRpm\":0}                      | rateLimitRpm ",
                "{\"keyName\":\"x\",\"rateLimitRpm\":\"5\"}                  | rateLimitRpm ",
                "{\"keyName\":\"x\",\"rateLimitRpd\":1.5}                    | rateLimitRpd ",
                "{\"keyName\":\"x\",\"rateLimitRpd\":99999999999}            | rateLimitRpd ",
                "{\"keyName\":\"x\",\"allowedModels\":\"a b\"}               | allowedModels ",
                "{\"keyName\":\"x\",\"allowedModels\":[\"a\"]}               | allowedModels ",
                "{\"keyName\":\"x\",\"metadata\":{}}                         | metadata ",
                "{\"keyName\":\"x\",\"virtualKeyGroupId\":\"" + ID + "\"}    | virtualKeyGroupId ",
                "{\"keyName\":\"x\",\"retentionPolicyId\":\"" + ID + "\"}    | retentionPolicyId ",
                "{\"keyName\":\"x\",\"visibility\":\"public\"}               | visibility "
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        long before = count();
        JsonNode problem = assertProblem(client.post(KEYS, body == null ? "" : body), 400);

        assertThat(problem.get("field").asString(null)).isEqualTo(field);
        if (field != null) {
            assertThat(problem.get("error").asString()).startsWith(field);
        }
        assertThat(count()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "limit=x, limit",
        "limit=99999999999, limit",
        "cursor=x, cursor"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        for (String path :
                new String[] {KEYS, "api/admin/deletion-receipts", KEYS + "/" + ID + "/media"}) {
            JsonNode problem = assertProblem(client.get(path + "?" + query), 400);

            assertThat(problem.get("field").asString()).isEqualTo(field);
        }
    }

    @Test
    void answersWhatIsNotThere() {
        assertProblem(client.get("api/admin/nothing"), 404);
        assertProblem(client.get(""), 404);
        assertProblem(client.anonymous().get(""), 404);
    }

    @Test
    void answersWrongMethodsAndTypes() {
        AdminClient.Reply wrongMethod = client.send("PATCH", KEYS, "{}");
        assertProblem(wrongMethod, 405);
        assertThat(wrongMethod.header("Allow")).contains("GET").contains("POST");
        assertProblem(
                client.with("Content-Type", "text/plain").send("POST", KEYS, "keyName=x"), 415);
        assertProblem(client.with("Content-Type", "not a type").send("POST", KEYS, "{}"), 415);
        assertProblem(client.send("POST", KEYS, "{\"keyName\":\"x\"}"), 415);
        assertProblem(client.with("Accept", "image/png").get(KEYS), 406);
    }

    @Test
    void refusesBodiesOverOneMebibyteWhetherAnnouncedOrNot() {
        String large = "{\"keyName\":\"x\",\"metadata\":\"" + "a".repeat(1 << 20) + "\"}";

        assertProblem(client.post(KEYS, large), 413);
        String chunked =
                raw.exchange(
                        "POST /%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-API-Key: %s\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n"
                                .formatted(KEYS, AdminServer.MASTER_KEY, large.length(), large));
        assertRefusal(chunked, "413");
    }

    @Test
    void speaksProblemJsonToWhoeverNamesIt() {
        AdminClient.Reply plain = client.get("api/admin/nothing");
        AdminClient.Reply named =
                client.with("Accept", "application/problem+json").get("api/admin/nothing");
        AdminClient.Reply unknown =
                client.anonymous().with("Accept", "application/problem+json").get(KEYS);

        assertThat(plain.header("Content-Type")).isEqualTo("application/json");
        assertThat(named.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(unknown.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private long count() {
        return server.sql().sql("SELECT count(*) FROM virtual_keys").query(Long.class).single();
    }

    private static JsonNode assertProblem(AdminClient.Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        JsonNode problem = reply.json();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("error").asString()).isEqualTo(problem.get("detail").asString());
        assertThat(problem.get("error").asString()).endsWith(".").doesNotContain("Exception");
        assertThat(problem.get("instance").asString())
                .isEqualTo("urn:uuid:" + reply.header("x-request-id"));
        return problem;
    }

    private static void assertRefusal(String answer, String... statuses) {
        String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
        assertThat(head.split(" ", 3)).as(answer).hasSizeGreaterThan(1);
        assertThat(head.split(" ", 3)[1]).as(answer).isIn((Object[]) statuses);
        assertThat(head.toLowerCase(java.util.Locale.ROOT))
                .contains("x-request-id:")
                .contains("content-type: application/json");
        assertThat(answer)
                .contains("\"error\":\"")
                .doesNotContain("<html")
                .doesNotContain("Tomcat");
    }
}
