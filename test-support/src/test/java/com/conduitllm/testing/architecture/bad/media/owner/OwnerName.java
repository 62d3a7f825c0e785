package com.conduitllm.testing.architecture.bad.media.owner;

/** What it looks up to. */
public record OwnerName(String name) {}
