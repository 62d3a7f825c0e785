package com.conduitllm.core.generation;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.core.generation.GenerationRequest.ResponseFormat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the JSON of a request and refuses what it cannot mean, naming the field. */
final class RequestReader {
    /** In Unicode characters; OpenAI's limit for its image models. */
    static final int LONGEST_PROMPT = 32_000;

    private static final int MOST_IMAGES = 10;
    private static final long SHORTEST_LIFE = 3600;
    private static final long LONGEST_LIFE = 2_592_000;
    private static final List<String> TEXTS =
            List.of("size", "quality", "output_format", "background", "style", "user");
    private static final List<String> OURS =
            List.of(
                    "prompt",
                    "model",
                    "n",
                    "response_format",
                    "expires_after",
                    "stream",
                    "partial_images");

    private RequestReader() {}

    static GenerationRequest read(ObjectNode body) {
        refuseStreaming(body);
        for (String field : TEXTS) {
            text(body, field);
        }
        ObjectNode passedOn = body.deepCopy();
        passedOn.remove(OURS);
        return new GenerationRequest(
                prompt(body),
                text(body, "model"),
                count(body),
                format(body),
                expiresAfter(body),
                passedOn);
    }

    private static void refuseStreaming(ObjectNode body) {
        boolean stream = given(body, "stream").filter(RequestReader::isNotFalse).isPresent();
        if (stream || given(body, "partial_images").isPresent()) {
            String field = stream ? "stream" : "partial_images";
            throw ApiError.of(
                            400,
                            "unsupported_parameter",
                            "'" + field + "' is not supported: images come in one answer.")
                    .about(field)
                    .asException();
        }
    }

    private static String prompt(ObjectNode body) {
        String prompt =
                text(body, "prompt")
                        .orElseThrow(() ->
                                refuse(
                                        "missing_required_parameter",
                                        "prompt",
                                        "'prompt' is required."));
        if (prompt.isBlank()) {
            throw refuse("invalid_value", "prompt", "'prompt' must not be blank.");
        }
        if (prompt.codePointCount(0, prompt.length()) > LONGEST_PROMPT) {
            throw refuse(
                    "string_above_max_length",
                    "prompt",
                    "'prompt' may have at most " + LONGEST_PROMPT + " characters.");
        }
        return prompt;
    }

    private static int count(ObjectNode body) {
        Optional<JsonNode> n = given(body, "n");
        if (n.isEmpty()) {
            return 1;
        }
        if (!n.get().isIntegralNumber()) {
            throw refuse("invalid_type", "n", "'n' must be an integer.");
        }
        // Compared as a long, or a number beyond an int could come round to a valid one.
        long count = n.get().canConvertToLong() ? n.get().longValue() : Long.MAX_VALUE;
        if (count < 1 || count > MOST_IMAGES) {
            String code = count < 1 ? "integer_below_min_value" : "integer_above_max_value";
            throw refuse(code, "n", "'n' must be between 1 and " + MOST_IMAGES + ".");
        }
        return (int) count;
    }

    private static Optional<ResponseFormat> format(ObjectNode body) {
        return text(body, "response_format")
                .map(format ->
                        switch (format) {
                            case "url" -> ResponseFormat.URL;
                            case "b64_json" -> ResponseFormat.B64_JSON;
                            default ->
                                    throw refuse(
                                            "invalid_value",
                                            "response_format",
                                            "'response_format' must be url or b64_json.");
                        });
    }

    private static Optional<Duration> expiresAfter(ObjectNode body) {
        return given(body, "expires_after")
                .map(value -> {
                    JsonNode seconds = value.path("seconds");
                    if (value.path("anchor").asString("").equals("created_at")
                            && seconds.isIntegralNumber()
                            && seconds.canConvertToLong()
                            && seconds.longValue() >= SHORTEST_LIFE
                            && seconds.longValue() <= LONGEST_LIFE) {
                        return Duration.ofSeconds(seconds.longValue());
                    }
                    throw refuse(
                            "invalid_value",
                            "expires_after",
                            "'expires_after' must be {\"anchor\":\"created_at\",\"seconds\":3600 to"
                                    + " 2592000}.");
                });
    }

    private static Optional<String> text(ObjectNode body, String field) {
        return given(body, field)
                .map(value -> {
                    if (!value.isString()) {
                        throw refuse("invalid_type", field, "'" + field + "' must be a string.");
                    }
                    // The database cannot hold it; found out only after paying otherwise.
                    if (value.stringValue().indexOf('\0') >= 0) {
                        throw refuse(
                                "invalid_value",
                                field,
                                "'" + field + "' must not hold the character U+0000.");
                    }
                    return value.stringValue();
                });
    }

    private static boolean isNotFalse(JsonNode value) {
        return !value.isBoolean() || value.booleanValue();
    }

    /** Clients send null for what they leave out. */
    private static Optional<JsonNode> given(ObjectNode body, String field) {
        return Optional.ofNullable(body.get(field)).filter(value -> !value.isNull());
    }

    private static ApiException refuse(String code, String field, String message) {
        return ApiError.of(400, code, message).about(field).asException();
    }
}
