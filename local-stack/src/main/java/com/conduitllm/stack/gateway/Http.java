package com.conduitllm.stack.gateway;

import com.conduitllm.stack.state.StackFailure;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** JSON over HTTP to one service, with the credentials of one caller. */
final class Http {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String service;
    private final URI base;
    private final String credentialsHeader;
    private final String credentials;

    /**
     * @param service its name in sentences
     */
    Http(String service, URI base, String credentialsHeader, String credentials) {
        this.service = service;
        this.base = base;
        this.credentialsHeader = credentialsHeader;
        this.credentials = credentials;
    }

    /** Sends and expects success. */
    <T> T json(String method, String path, @Nullable Object body, Class<T> type) {
        HttpResponse<byte[]> answer = send(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw unexpected(method, path, answer);
        }
        return read(method, path, answer, type);
    }

    /** Sends without a body and expects exactly this status. */
    <T> T json(String method, String path, int status, Class<T> type) {
        HttpResponse<byte[]> answer = send(method, path, null);
        if (answer.statusCode() != status) {
            throw unexpected(method, path, answer);
        }
        return read(method, path, answer, type);
    }

    private <T> T read(String method, String path, HttpResponse<byte[]> answer, Class<T> type) {
        try {
            return JSON.readValue(answer.body(), type);
        } catch (JacksonException malformed) {
            throw new StackFailure(
                    "%s answered %s %s with something that is not the expected JSON."
                            .formatted(service, method, path),
                    malformed);
        }
    }

    HttpResponse<byte[]> send(String method, String path, @Nullable Object body) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(LIMIT);
        request.header(credentialsHeader, credentials);
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
        }
        return exchange(request.build());
    }

    /** Without credentials, as somebody who was given the link. */
    HttpResponse<byte[]> fetch(URI url) {
        return exchange(HttpRequest.newBuilder(url).timeout(LIMIT).build());
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException cause) {
            throw new StackFailure(
                    "%s does not answer %s %s: %s."
                            .formatted(service, request.method(), request.uri().getPath(), cause),
                    cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while waiting for " + service + ".", cause);
        }
    }

    private StackFailure unexpected(String method, String path, HttpResponse<byte[]> answer) {
        return new StackFailure(
                "%s answered %d to %s %s%s."
                        .formatted(
                                service,
                                answer.statusCode(),
                                method,
                                path,
                                message(answer.body()).map(text -> ": " + text).orElse("")));
    }

    /** The message of either error shape: {@code error.message} of Core, {@code error} of Admin. */
    private static Optional<String> message(byte[] body) {
        try {
            JsonNode error = JSON.readTree(body).path("error");
            String text =
                    error.isObject() ? error.path("message").asString("") : error.asString("");
            return Optional.of(text.replaceAll("\\.$", "")).filter(it -> !it.isBlank());
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }

    static Map<String, Object> object(Object... namesAndValues) {
        var object = new java.util.LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }
}
