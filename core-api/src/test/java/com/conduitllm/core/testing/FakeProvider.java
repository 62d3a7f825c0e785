package com.conduitllm.core.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands in for the paid service of an OpenAI-compatible provider; answers as it is told. */
public final class FakeProvider implements AutoCloseable {
    /** The smallest thing that passes for a PNG here. */
    public static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 7, 7
    };

    private final HttpServer server;
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> answer(exchange, 500, "{}");

    /** What arrived. */
    public record Request(
            String method, String path, @Nullable String authorization, String body) {}

    /** What to do with a request. */
    @FunctionalInterface
    public interface Behaviour {
        void handle(HttpExchange exchange) throws IOException;
    }

    public FakeProvider() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::record);
        server.start();
    }

    private void record(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add(
                new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        body));
        behaviour.handle(exchange);
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** Answers every request with this. */
    public void answers(int status, String body, Map<String, String> headers) {
        behave(exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            answer(exchange, status, body);
        });
    }

    /** Answers every request with these images as base64. */
    public void answersWith(byte[]... images) {
        answers(200, imagesJson(images), Map.of());
    }

    public static String imagesJson(byte[]... images) {
        StringBuilder json = new StringBuilder("{\"created\":1,\"data\":[");
        for (byte[] image : images) {
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"b64_json\":\"")
                    .append(Base64.getEncoder().encodeToString(image))
                    .append("\"}");
        }
        return json.append("]}").toString();
    }

    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    public static void answer(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    public List<Request> requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
