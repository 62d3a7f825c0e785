package com.conduitllm.stack.gateway;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

/** What a gateway client does: OpenAI-shaped image generation, and fetching what it got. */
public final class CoreClient {
    private static final String GENERATIONS = "/v1/images/generations";

    private final Http http;

    public CoreClient(URI base, String virtualKey) {
        this.http = new Http("Core", base, "Authorization", "Bearer " + virtualKey);
    }

    /** One generated image: Core's own link to it, and its media id. */
    public record Image(URI url, String id) {}

    /** The answer of the images endpoint. */
    private record Images(List<Image> data) {}

    public List<Image> generate(String model, String prompt, int count) {
        var request = Http.object("model", model, "prompt", prompt, "n", count);
        return http.json("POST", GENERATIONS, request, Images.class).data();
    }

    /** Fetches by the link alone, without credentials. */
    public HttpResponse<byte[]> fetch(URI url) {
        return http.fetch(url);
    }

    /** The status of a cheap request that needs a live key. */
    public int statusOfKey() {
        return http.send("GET", "/v1/models", null).statusCode();
    }
}
