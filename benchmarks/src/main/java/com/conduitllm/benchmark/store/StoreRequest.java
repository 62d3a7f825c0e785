package com.conduitllm.benchmark.store;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * A request, read to its end.
 *
 * @param key of the object; empty for the bucket itself
 */
record StoreRequest(
        String method, String key, Map<String, String> query, boolean onlyIfAbsent, byte[] body) {

    static StoreRequest read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        int slash = path.indexOf('/');
        return new StoreRequest(
                exchange.getRequestMethod(),
                slash < 0 ? "" : path.substring(slash + 1),
                query(exchange.getRequestURI().getRawQuery()),
                exchange.getRequestHeaders().containsKey("If-None-Match"),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, String> query(String raw) {
        Map<String, String> all = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            all.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return all;
    }

    /** The S3 API's name of what is asked for. */
    String operation() {
        if (!key.isEmpty()) {
            return switch (method) {
                case "PUT" -> "PutObject";
                case "GET" -> "GetObject";
                case "HEAD" -> "HeadObject";
                case "DELETE" -> "DeleteObject";
                default -> "unknown";
            };
        }
        return switch (method) {
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "unknown";
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "GET" -> bucketRead();
            default -> "unknown";
        };
    }

    private String bucketRead() {
        if (query.containsKey("versioning")) {
            return "GetBucketVersioning";
        }
        return query.containsKey("uploads") ? "ListMultipartUploads" : "ListObjectsV2";
    }

    String text(String name) {
        return query.getOrDefault(name, "");
    }

    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
