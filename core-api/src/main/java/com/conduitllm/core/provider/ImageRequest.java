package com.conduitllm.core.provider;

import tools.jackson.databind.node.ObjectNode;

/**
 * What a client asked for.
 *
 * @param model one of the provider's
 * @param prompt not blank
 * @param n how many images, 1 to 10
 * @param fields all that the client sent and that means something to providers, also what this
 *     service does not know; without {@code model}, {@code prompt}, {@code n} and {@code
 *     response_format}
 */
public record ImageRequest(String model, String prompt, int n, ObjectNode fields) {}
