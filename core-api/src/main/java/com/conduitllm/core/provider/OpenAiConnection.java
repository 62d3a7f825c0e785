package com.conduitllm.core.provider;

import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/** The one HTTP call to an OpenAI-compatible server; sent exactly once. */
final class OpenAiConnection {
    private static final int LONGEST_ERROR = 64 * 1024;

    private final URI endpoint;
    private final @Nullable String apiKey;
    private final JsonMapper json;
    private final CloseableHttpClient http;

    OpenAiConnection(URI baseUrl, @Nullable String apiKey, Duration timeout, JsonMapper json) {
        this.endpoint =
                URI.create(baseUrl.toString().replaceAll("/+$", "") + "/images/generations");
        this.apiKey = apiKey;
        this.json = json;
        this.http = HttpClients.toProvider(timeout);
    }

    /**
     * Sends {@code body}, and decodes the images of the answer straight into {@code intake}.
     *
     * @throws com.conduitllm.core.error.ApiException when the server refuses
     */
    OpenAiAnswer post(ObjectNode body, ImageIntake intake, Deadline deadline) throws IOException {
        HttpPost post = new HttpPost(endpoint);
        post.setHeader(HttpHeaders.ACCEPT, "application/json");
        if (apiKey != null) {
            post.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + apiKey);
        }
        post.setEntity(
                new ByteArrayEntity(json.writeValueAsBytes(body), ContentType.APPLICATION_JSON));
        deadline.onExpiry(post::cancel);
        return http.execute(post, answer -> read(answer, intake));
    }

    private OpenAiAnswer read(ClassicHttpResponse answer, ImageIntake intake) throws IOException {
        if (answer.getCode() != 200 || answer.getEntity() == null) {
            Header retryAfter = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
            throw new ProviderRefusal(
                            answer.getCode(),
                            errorOf(answer),
                            retryAfter == null ? null : retryAfter.getValue())
                    .asException();
        }
        try (JsonParser parser = json.createParser(answer.getEntity().getContent())) {
            return OpenAiAnswer.read(parser, intake);
        }
    }

    private JsonNode errorOf(ClassicHttpResponse answer) throws IOException {
        if (answer.getEntity() == null) {
            return MissingNode.getInstance();
        }
        byte[] body = answer.getEntity().getContent().readNBytes(LONGEST_ERROR);
        try {
            return json.readTree(body).path("error");
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }
}
