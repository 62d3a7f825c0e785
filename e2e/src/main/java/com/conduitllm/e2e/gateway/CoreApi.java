package com.conduitllm.e2e.gateway;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The Core API as the owner of one virtual key uses it. */
public final class CoreApi {
    public static final String GENERATIONS = "/v1/images/generations";

    private final Http http;

    CoreApi(Http http, String secret) {
        this.http = http.with("Authorization", "Bearer " + secret);
    }

    /** With the key. */
    public Http http() {
        return http;
    }

    public Reply generate(String json) {
        return http.post(GENERATIONS, json);
    }

    /** Small pictures; the answer must be a success. */
    public List<Image> generate(String prompt, int n) {
        return images(generate(wish(prompt, n)));
    }

    /** Sends the request and does not wait for the answer. */
    public CompletableFuture<Reply> generateLater(String prompt, int n) {
        return http.postLater(GENERATIONS, wish(prompt, n));
    }

    public Reply models() {
        return http.get("/v1/models");
    }

    /** What a generation was answered. */
    public record Image(String id, String url) {}

    /** Reads a successful answer. */
    public static List<Image> images(Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError("Not generated: " + reply);
        }
        return reply.json().path("data").valueStream().map(CoreApi::image).toList();
    }

    private static Image image(JsonNode item) {
        return new Image(item.path("id").asString(), item.path("url").asString());
    }

    private static String wish(String prompt, int n) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("prompt", prompt, "n", n, "size", "256x256"));
    }
}
