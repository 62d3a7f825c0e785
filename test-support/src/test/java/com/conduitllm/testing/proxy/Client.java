package com.conduitllm.testing.proxy;

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
import java.util.concurrent.CompletableFuture;

/** The HTTP/1.1 client of the proxy's tests. */
final class Client implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI server;

    Client(URI server) {
        this.server = server;
    }

    HttpResponse<byte[]> get(String path) throws IOException {
        return send(request(path).GET());
    }

    HttpResponse<byte[]> head(String path) throws IOException {
        return send(request(path).HEAD());
    }

    HttpResponse<byte[]> put(String path, byte[] body) throws IOException {
        return send(request(path).PUT(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> putChunked(String path, byte[] body) throws IOException {
        BodyPublisher unknownLength =
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body));
        return send(request(path).PUT(unknownLength));
    }

    HttpResponse<byte[]> putExpectingContinue(String path, byte[] body) throws IOException {
        return send(request(path).expectContinue(true).PUT(BodyPublishers.ofByteArray(body)));
    }

    HttpResponse<byte[]> post(String path, String body) throws IOException {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    CompletableFuture<HttpResponse<byte[]>> putInBackground(String path, byte[] body) {
        return http.sendAsync(
                request(path).PUT(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
