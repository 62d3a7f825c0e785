package com.conduitllm.testing.architecture.bad.core.second;

import com.conduitllm.testing.architecture.bad.core.first.Egg;

import java.util.List;

/** The other half. */
public record Hen(List<Egg> eggs) {}
