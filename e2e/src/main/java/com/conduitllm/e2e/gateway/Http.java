package com.conduitllm.e2e.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An HTTP client that sends the same headers with each request and takes any answer. */
public final class Http {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client;
    private final URI address;
    private final Map<String, String> headers;

    private Http(HttpClient client, URI address, Map<String, String> headers) {
        this.client = client;
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    static Http to(URI address) {
        HttpClient client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
        return new Http(client, address, Map.of());
    }

    /** The same with one header more, or another value of it. */
    public Http with(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Http(client, address, all);
    }

    /** {@code path} may also be a whole URL, as it was handed out. */
    public Reply get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Reply delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    public Reply post(String path, String json) {
        return withJson().send("POST", path, BodyPublishers.ofString(json));
    }

    public Reply put(String path, String json) {
        return withJson().send("PUT", path, BodyPublishers.ofString(json));
    }

    /** Sends and does not wait for the answer. */
    public CompletableFuture<Reply> postLater(String path, String json) {
        HttpRequest request = withJson().request("POST", path, BodyPublishers.ofString(json));
        return client.sendAsync(request, BodyHandlers.ofByteArray()).thenApply(Reply::new);
    }

    /** Any request. */
    public Reply send(String method, String path, BodyPublisher body) {
        try {
            HttpResponse<byte[]> answer =
                    client.send(request(method, path, body), BodyHandlers.ofByteArray());
            return new Reply(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in " + method + " " + path, e);
        }
    }

    private Http withJson() {
        return headers.containsKey("Content-Type")
                ? this
                : with("Content-Type", "application/json");
    }

    private HttpRequest request(String method, String path, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
        headers.forEach(request::header);
        return request.method(method, body).build();
    }
}
