package com.conduitllm.e2e.gateway;

import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The Admin API as an operator uses it. */
public final class AdminApi {
    public static final String KEYS = "/api/admin/virtual-keys";
    public static final String RECEIPTS = "/api/admin/deletion-receipts";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Http http;

    AdminApi(Http http, String adminKey) {
        this.http = http.with("X-API-Key", adminKey);
    }

    /** With the admin key. */
    public Http http() {
        return http;
    }

    public NewKey createKey(String name) {
        return createKey(Map.of("keyName", name));
    }

    public NewKey createKey(Map<String, String> fields) {
        Reply reply = http.post(KEYS, JsonMapper.shared().writeValueAsString(fields));
        return newKey(reply);
    }

    /** Reads a successful answer. */
    public static NewKey newKey(Reply reply) {
        if (reply.status() != 201) {
            throw new AssertionError("No key: " + reply);
        }
        JsonNode info = reply.json().path("keyInfo");
        return new NewKey(
                UUID.fromString(info.path("id").asString()),
                reply.json().path("virtualKey").asString(),
                info.path("storagePrefix").asString() + "/");
    }

    public Reply deleteKey(UUID id) {
        return http.delete(KEYS + "/" + id);
    }

    public Reply updateKey(UUID id, String json) {
        return http.put(KEYS + "/" + id, json);
    }

    /** The receipt as it is now. */
    public JsonNode receipt(String deletionId) {
        return http.get(RECEIPTS + "/" + deletionId).json();
    }

    /** The receipt once {@code condition} holds of it; fails with what it says instead. */
    public JsonNode awaitReceipt(String deletionId, Predicate<JsonNode> condition) {
        return await("receipt " + deletionId)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> receipt(deletionId), condition);
    }

    public JsonNode awaitVerified(String deletionId) {
        return awaitReceipt(
                deletionId, receipt -> receipt.path("state").asString().equals("verified"));
    }
}
