package com.conduitllm.core.generation;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The shapes of request and answer, for the API's description only: both are handled as streams.
 */
final class GenerationSchema {
    private GenerationSchema() {}

    @Schema(name = "ImageGenerationRequest")
    record Request(
            @Schema(
                            requiredMode = RequiredMode.REQUIRED,
                            minLength = 1,
                            maxLength = RequestReader.LONGEST_PROMPT)
                    String prompt,
            @Schema(description = "Left out: the first model that the key may use")
                    @Nullable String model,
            @Schema(minimum = "1", maximum = "10", defaultValue = "1") @Nullable Integer n,
            @Schema(example = "1024x1024") @Nullable String size,
            @Nullable String quality,
            @JsonProperty("response_format")
                    @Schema(
                            allowableValues = {"url", "b64_json"},
                            description = "Left out: url, for gpt-image models both")
                    @Nullable String responseFormat,
            @JsonProperty("output_format") @Nullable String outputFormat,
            @Nullable String background,
            @Nullable String style,
            @Nullable String user,
            @JsonProperty("expires_after") @Nullable ExpiresAfter expiresAfter) {}

    @Schema(name = "ExpiresAfter")
    record ExpiresAfter(
            @Schema(allowableValues = "created_at", requiredMode = RequiredMode.REQUIRED)
                    String anchor,
            @Schema(minimum = "3600", maximum = "2592000", requiredMode = RequiredMode.REQUIRED)
                    int seconds) {}

    @Schema(name = "ImageGenerationAnswer")
    record Answer(
            @Schema(description = "Unix seconds", requiredMode = RequiredMode.REQUIRED)
                    long created,
            @Schema(requiredMode = RequiredMode.REQUIRED) List<Image> data,
            @Nullable Object usage,
            @Nullable String background,
            @JsonProperty("output_format") @Nullable String outputFormat,
            @Nullable String quality,
            @Nullable String size) {}

    @Schema(name = "GeneratedImage")
    record Image(
            @Schema(description = "Media id", requiredMode = RequiredMode.REQUIRED) String id,
            @Schema(description = "Served by this gateway") @Nullable String url,
            @JsonProperty("b64_json") @Nullable String b64Json,
            @JsonProperty("revised_prompt") @Nullable String revisedPrompt,
            @JsonProperty("expires_at")
                    @Schema(
                            description = "Unix seconds, null when it does not expire",
                            requiredMode = RequiredMode.REQUIRED)
                    @Nullable Long expiresAt) {}
}
