package com.conduitllm.testing.architecture.good.media;

/** Knows nobody. */
public record MediaName(String name) {}
