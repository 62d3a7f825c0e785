package com.conduitllm.testing.architecture.bad.media.record;

import com.conduitllm.testing.architecture.bad.core.first.Egg;

/** A library that knows a service. */
public record Entry(Egg egg) {}
