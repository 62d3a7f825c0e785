package com.conduitllm.core.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.generation.GenerationRequest.ResponseFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;

class RequestReaderTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void promptAloneIsEnough() {
        GenerationRequest request = read("{\"prompt\":\"a fox\"}");

        assertThat(request.prompt()).isEqualTo("a fox");
        assertThat(request.n()).isEqualTo(1);
        assertThat(request.model()).isEmpty();
        assertThat(request.format()).isEmpty();
        assertThat(request.expiresAfter()).isEmpty();
        assertThat(request.passedOn().isEmpty()).isTrue();
    }

    @Test
    void nullIsLikeLeftOut() {
        GenerationRequest request =
                read(
                        "{\"prompt\":\"x\",\"n\":null,\"model\":null,\"response_format\":null,\"stream\":null,\"partial_images\":null,\"expires_after\":null}");

        assertThat(request.n()).isEqualTo(1);
        assertThat(request.model()).isEmpty();
    }

    @Test
    void fieldsThatAreNotOursArePassedOnAsTheyAre() {
        GenerationRequest request =
                read(
                        "{\"prompt\":\"x\",\"model\":\"m\",\"n\":2,\"stream\":false,\"size\":\"auto\",\"seed\":7,\"lora\":{\"name\":\"y\"},\"response_format\":\"url\"}");

        assertThat(request.passedOn().toString())
                .isEqualTo("{\"size\":\"auto\",\"seed\":7,\"lora\":{\"name\":\"y\"}}");
    }

    @Test
    void limitsAreInclusive() {
        assertThat(read("{\"prompt\":\"x\",\"n\":10}").n()).isEqualTo(10);
        assertThat(read("{\"prompt\":\"" + "x".repeat(32_000) + "\"}").prompt()).hasSize(32_000);
        assertThat(expiry(3600)).isEqualTo(Duration.ofHours(1));
        assertThat(expiry(2_592_000)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void charactersAreCountedNotTheirHalves() {
        assertThat(read("{\"prompt\":\"" + "🦊".repeat(32_000) + "\"}").prompt()).hasSize(64_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"anchor\":\"created_at\",\"seconds\":3599}",
                "{\"anchor\":\"created_at\",\"seconds\":2592001}",
                "{\"anchor\":\"last_active_at\",\"seconds\":3600}",
                "{\"anchor\":\"created_at\",\"seconds\":\"3600\"}",
                "{\"seconds\":3600}",
                "3600"
            })
    void expiryOutsideOfItsLimitsIsRefused(String expiresAfter) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> read("{\"prompt\":\"x\",\"expires_after\":" + expiresAfter + "}"))
                .satisfies(e -> assertThat(e.error().param()).isEqualTo("expires_after"));
    }

    @Test
    void gptImageModelsUsuallyAnswerInBothForms() {
        assertThat(ResponseFormat.usualOf("gpt-image-1")).isEqualTo(ResponseFormat.BOTH);
        assertThat(ResponseFormat.usualOf("dall-e-3")).isEqualTo(ResponseFormat.URL);
    }

    private static Duration expiry(long seconds) {
        return read("{\"prompt\":\"x\",\"expires_after\":{\"anchor\":\"created_at\",\"seconds\":"
                        + seconds
                        + "}}")
                .expiresAfter()
                .orElseThrow();
    }

    private static GenerationRequest read(String json) {
        return RequestReader.read((ObjectNode) JSON.readTree(json));
    }
}
