package com.conduitllm.core.generation;

import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.Optional;

/**
 * A checked {@code POST /v1/images/generations} (OpenAI API reference, images).
 *
 * @param prompt not blank, at most {@link RequestReader#LONGEST_PROMPT} characters
 * @param model empty: the first that the key may use
 * @param n 1 to 10
 * @param format empty: the model's usual one
 * @param expiresAfter how long after its creation the medium goes by itself; empty: never
 * @param passedOn what is sent to the provider as it is, known to us or not
 */
record GenerationRequest(
        String prompt,
        Optional<String> model,
        int n,
        Optional<ResponseFormat> format,
        Optional<Duration> expiresAfter,
        ObjectNode passedOn) {

    /** How images are given back. */
    enum ResponseFormat {
        URL(true, false),
        B64_JSON(false, true),
        BOTH(true, true);

        private final boolean url;
        private final boolean bytes;

        ResponseFormat(boolean url, boolean bytes) {
            this.url = url;
            this.bytes = bytes;
        }

        /** Whether the answer holds URLs. */
        boolean hasUrl() {
            return url;
        }

        /** Whether the answer holds the bytes themselves. */
        boolean hasBytes() {
            return bytes;
        }

        /** OpenAI's own clients expect bytes from {@code gpt-image} models, ours expect a URL. */
        static ResponseFormat usualOf(String model) {
            return model.startsWith("gpt-image") ? BOTH : URL;
        }
    }
}
