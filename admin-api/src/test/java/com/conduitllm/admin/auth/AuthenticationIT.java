package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.media.owner.VirtualKeyHash;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class AuthenticationIT {
    private static final String ID = "018f3a2b-0000-7000-8000-000000000001";
    private static AdminServer server;

    @BeforeAll
    static void start() {
        server =
                AdminServer.withStorage(
                        Map.of(
                                "conduitllm.admin.keys[0].name", "looker",
                                "conduitllm.admin.keys[0].sha256", sha256("reading-key"),
                                "conduitllm.admin.keys[0].scope", "read",
                                "conduitllm.admin.keys[1].name", "worker",
                                "conduitllm.admin.keys[1].sha256", sha256("working-key"),
                                "conduitllm.admin.keys[1].scope", "operate"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    api/admin/virtual-keys",
        "POST,   api/admin/virtual-keys",
        "GET,    api/VirtualKeys",
        "GET,    api/admin/virtual-keys/" + ID,
        "PUT,    api/admin/virtual-keys/" + ID,
        "DELETE, api/admin/virtual-keys/" + ID,
        "POST,   api/admin/virtual-keys/" + ID + "/rotate",
        "POST,   api/admin/virtual-keys/validate",
        "GET,    api/admin/virtual-keys/" + ID + "/media",
        "GET,    api/admin/media/stats",
        "GET,    api/admin/media/" + ID,
        "GET,    api/admin/deletion-receipts",
        "GET,    api/admin/deletion-receipts/" + ID,
        "POST,   api/admin/media/storage/identity/accept",
        "GET,    v3/api-docs",
        "GET,    actuator/prometheus",
        "GET,    actuator/health/",
        "GET,    actuator/health/db",
        "GET,    actuator/health/readiness;x=y",
        "GET,    ACTUATOR/env",
        "GET,    nothing-here"
    })
    void asksForAKeyEverywhere(String method, String path) {
        AdminClient.Reply reply = server.client().anonymous().send(method, path, null);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.json().get("error").asString()).contains("admin key");
        assertThat(reply.header("x-request-id")).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"actuator/health", "actuator/health/liveness", "actuator/health/readiness"})
    void leavesHealthOpenButTellsStrangersNoDetails(String path) {
        AdminClient.Reply stranger = server.client().anonymous().get(path);
        AdminClient.Reply operator = server.client().get(path);

        assertThat(stranger.status()).isEqualTo(200);
        assertThat(stranger.json().has("components")).isFalse();
        assertThat(operator.json().has("components")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "X-API-Key,     " + AdminServer.MASTER_KEY,
        "X-Master-Key,  " + AdminServer.MASTER_KEY,
        "Authorization, Bearer " + AdminServer.MASTER_KEY,
        "X-API-Key,     reading-key"
    })
    void takesAKeyInEachOfThreeHeaders(String header, String value) {
        assertThat(server.client().anonymous().with(header, value).get("v3/api-docs").status())
                .isEqualTo(200);
    }

    @Test
    void letsAReadingKeyLookAndNothingElse() {
        AdminClient looker = server.client().with("X-API-Key", "reading-key");

        assertThat(looker.get("api/admin/virtual-keys").status()).isEqualTo(200);
        assertThat(looker.post("api/admin/virtual-keys/validate", "{}").status()).isEqualTo(200);
        AdminClient.Reply create = looker.post("api/admin/virtual-keys", "{\"keyName\":\"x\"}");
        assertThat(create.status()).isEqualTo(403);
        assertThat(create.json().get("error").asString()).contains("operate");
        assertThat(looker.put("api/admin/virtual-keys/" + ID, "{}").status()).isEqualTo(403);
        assertThat(looker.delete("api/VirtualKeys/" + ID).status()).isEqualTo(403);
        assertThat(looker.post("api/admin/virtual-keys/" + ID + "/rotate", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void letsAWorkingKeyWorkButNotAcceptABucket() {
        AdminClient worker = server.client().with("X-API-Key", "working-key");

        assertThat(worker.delete("api/admin/virtual-keys/" + ID).status()).isEqualTo(404);
        assertThat(worker.post("api/admin/media/storage/identity/accept", "{}").status())
                .isEqualTo(403);
    }

    @Test
    void doesNotTakeADigestForItsKey() {
        assertThat(
                        server.client()
                                .with("X-API-Key", sha256("reading-key"))
                                .get("api/admin/virtual-keys")
                                .status())
                .isEqualTo(401);
    }

    @Test
    void exposesNoOtherEndpointOfTheMachinery() {
        assertThat(server.client().get("actuator/prometheus").text()).contains("jvm_memory");
        for (String hidden : new String[] {"", "/env", "/beans", "/heapdump", "/loggers"}) {
            assertThat(server.client().get("actuator" + hidden).status()).isEqualTo(404);
        }
    }

    @Test
    void doesNotTrustForwardedAddresses() {
        try (var other = AdminServer.withoutStorage()) {
            for (int i = 0; i < FailedAttempts.ALLOWED; i++) {
                other.client()
                        .with("X-API-Key", "guess-" + i)
                        .with("X-Forwarded-For", "192.0.2." + i)
                        .with("Forwarded", "for=192.0.2." + i)
                        .get("api/admin/virtual-keys");
            }
            AdminClient.Reply reply = other.client().get("api/admin/virtual-keys");

            assertThat(reply.status()).isEqualTo(429);
            assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 61);
            assertThat(reply.json().get("status").asInt()).isEqualTo(429);
            assertThat(other.client().anonymous().get("actuator/health/liveness").status())
                    .isEqualTo(200);
        }
    }

    private static String sha256(String text) {
        return VirtualKeyHash.ofSecret(text).hex();
    }
}
