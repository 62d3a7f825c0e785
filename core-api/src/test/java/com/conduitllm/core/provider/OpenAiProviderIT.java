package com.conduitllm.core.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.spool.ImageType;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.core.testing.FakeProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The client of OpenAI-compatible servers against a server that misbehaves. */
class OpenAiProviderIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] PNG = FakeProvider.PNG;

    @TempDir Path folder;

    private FakeProvider server;

    @BeforeEach
    void start() {
        server = new FakeProvider();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForBytesAndPassesUnknownFieldsOn() throws Exception {
        server.answersWith(PNG, PNG);

        try (GeneratedImages images = generate(request("flux", 2, "{\"lora\":{\"a\":1}}"))) {
            assertThat(images.images()).hasSize(2);
            assertThat(images.images().getFirst().type()).isEqualTo(ImageType.PNG);
            assertThat(images.images().getFirst().object().open().readAllBytes()).isEqualTo(PNG);
        }
        FakeProvider.Request sent = server.requests().getFirst();
        assertThat(sent.path()).isEqualTo("/v1/images/generations");
        assertThat(sent.authorization()).isEqualTo("Bearer sk-test");
        assertThat(JSON.readTree(sent.body()))
                .isEqualTo(
                        JSON.readTree(
                                "{\"model\":\"flux\",\"prompt\":\"p\",\"n\":2,\"lora\":{\"a\":1},\"response_format\":\"b64_json\"}"));
    }

    @Test
    void gptImageModelsAreNotAskedForAFormatTheyRefuse() throws Exception {
        server.answersWith(PNG);

        generate(request("gpt-image-1", 1, "{}")).close();

        assertThat(JSON.readTree(server.requests().getFirst().body()).has("response_format"))
                .isFalse();
    }

    @Test
    void detailsAndRevisedPromptsArePassedOn() throws Exception {
        server.answers(
                200,
                "{\"data\":[{\"revised_prompt\":\"better\",\"b64_json\":\"iVBORw0KGgo=\",\"url\":null}],\"usage\":{\"total_tokens\":5},\"size\":\"1x1\",\"quality\":null,\"other\":[1,{\"data\":2}]}",
                Map.of());

        try (GeneratedImages images = generate(request("flux", 1, "{}"))) {
            assertThat(images.images().getFirst().revisedPrompt()).isEqualTo("better");
            assertThat(images.details()).containsOnlyKeys("usage", "size");
        }
    }

    @Test
    void largeImageGoesThroughWithoutBeingHeldInMemory() throws Exception {
        byte[] large = Arrays.copyOf(PNG, 40 * 1024 * 1024);
        server.answersWith(large);

        try (GeneratedImages images = generate(request("flux", 1, "{}"))) {
            assertThat(images.images().getFirst().object().size()).isEqualTo(large.length);
        }
    }

    @Test
    void urlOfTheProviderItselfIsFetchedAlsoAfterARedirect() throws Exception {
        server.behave(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/v1/images/generations" ->
                        FakeProvider.answer(exchange, 200, urlAnswer(server.baseUrl() + "/a"));
                case "/v1/a" -> {
                    exchange.getResponseHeaders().set("Location", "b");
                    FakeProvider.answer(exchange, 302, "text/plain", new byte[0]);
                }
                default -> FakeProvider.answer(exchange, 200, "text/html", PNG);
            }
        });

        try (GeneratedImages images = generate(request("flux", 1, "{}"))) {
            assertThat(images.images().getFirst().object().open().readAllBytes()).isEqualTo(PNG);
        }
        assertThat(server.requests())
                .filteredOn(r -> r.method().equals("GET"))
                .allSatisfy(r -> assertThat(r.authorization()).as("no credentials").isNull());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/x.png",
                "http://localhost/x.png",
                "http://169.254.169.254/latest",
                "http://[::1]/x",
                "http://10.0.0.1/x",
                "file:///etc/passwd",
                "ftp://8.8.8.8/x",
                "not a url",
                "http://user:pw@8.8.8.8/x"
            })
    void urlThatLeadsElsewhereIsNotFetched(String url) {
        server.answers(200, urlAnswer(url), Map.of());

        ApiError error = failure(request("flux", 1, "{}"));

        assertThat(error.status()).isEqualTo(502);
    }

    @Test
    void redirectIntoTheOwnNetworkIsNotFollowed() {
        try (FakeProvider inside = new FakeProvider()) {
            inside.behave(exchange -> FakeProvider.answer(exchange, 200, "image/png", PNG));
            server.behave(exchange -> {
                if (exchange.getRequestMethod().equals("POST")) {
                    FakeProvider.answer(exchange, 200, urlAnswer(server.baseUrl() + "/a"));
                } else {
                    exchange.getResponseHeaders().set("Location", inside.baseUrl() + "/secret");
                    FakeProvider.answer(exchange, 302, "text/plain", new byte[0]);
                }
            });

            assertThat(failure(request("flux", 1, "{}")).status()).isEqualTo(502);
            assertThat(inside.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[]}",
                "{\"data\":null}",
                "{}",
                "[]",
                "",
                "<html>",
                "{\"data\":[{}]}",
                "{\"data\":[{\"b64_json\":\"iVBORw0KGgo=\"}",
                "{\"data\":[{\"b64_json\":\"***\"}]}",
                "{\"data\":[{\"b64_json\":\"bm8gaW1hZ2U=\"}]}",
                "{\"data\":[{\"b64_json\":\"iVBORw0KGgo=\"},{\"b64_json\":\"iVBORw0KGgo=\"}]}"
            })
    void answerThatIsNoneIsPaidButNotRepeated(String body) {
        server.answers(200, body, Map.of());

        ApiError error = failure(request("flux", 1, "{}"));

        assertThat(error.status()).isEqualTo(502);
        assertThat(error.headers()).containsEntry(ApiError.SHOULD_RETRY, "false");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, 502", "503, 502", "429, 429", "401, 502", "400, 400", "301, 502"})
    void refusalKeepsItsMeaningAndIsNotRepeated(int theirs, int ours) {
        server.answers(theirs, "{\"error\":{\"message\":\"m\"}}", Map.of("Location", "/v1/other"));

        assertThat(failure(request("flux", 1, "{}")).status()).isEqualTo(ours);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void connectionThatBreaksIsNotRepeated() {
        server.behave(com.sun.net.httpserver.HttpExchange::close);

        assertThat(failure(request("flux", 1, "{}")).status()).isEqualTo(502);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void answerThatBreaksOffWasPaid() {
        server.behave(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"data\":[{\"b64_json\":\"iVBOR".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        ApiError error = failure(request("flux", 1, "{}"));

        assertThat(error.status()).isEqualTo(502);
        assertThat(error.headers()).containsEntry(ApiError.SHOULD_RETRY, "false");
    }

    @Test
    void silenceAndDripsEndWithTheTotalTimeOut() {
        server.behave(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            // One byte now and then: no pause is long, the whole never ends.
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        });

        ApiError error = failure(request("flux", 1, "{}"), Duration.ofMillis(700));

        assertThat(error.status()).isEqualTo(504);
    }

    @Test
    void imageOverTheLimitIsNotKept() {
        server.answersWith(Arrays.copyOf(PNG, 2000));

        ApiException e =
                catchThrowableOfType(
                        ApiException.class,
                        () ->
                                provider(Duration.ofSeconds(10))
                                        .generate(
                                                request("flux", 1, "{}"), new Spool(folder, 1999)));

        assertThat(e.error().status()).isEqualTo(502);
        assertThat(e.error().message()).contains("larger");
    }

    private static String urlAnswer(String url) {
        return "{\"data\":[{\"url\":\"" + url + "\"}]}";
    }

    private GeneratedImages generate(ImageRequest request) {
        return provider(Duration.ofSeconds(20)).generate(request, new Spool(folder, 100_000_000));
    }

    private ApiError failure(ImageRequest request) {
        return failure(request, Duration.ofSeconds(20));
    }

    private ApiError failure(ImageRequest request, Duration timeout) {
        return catchThrowableOfType(
                        ApiException.class,
                        () -> provider(timeout).generate(request, new Spool(folder, 100_000_000)))
                .error();
    }

    private OpenAiProvider provider(Duration timeout) {
        return OpenAiProvider.create(
                new ProviderSettings.Provider(
                        "fake", "openai", server.baseUrl(), "sk-test", List.of("flux"), timeout),
                JSON);
    }

    private static ImageRequest request(String model, int n, String fields) {
        JsonNode node = JSON.readTree(fields);
        return new ImageRequest(model, "p", n, (ObjectNode) node);
    }
}
