package com.conduitllm.e2e.gateway;

import java.util.UUID;

/**
 * A virtual key as its creator got it.
 *
 * @param secret what clients send
 * @param folder of its objects in the bucket, with the closing slash
 */
public record NewKey(UUID id, String secret, String folder) {}
