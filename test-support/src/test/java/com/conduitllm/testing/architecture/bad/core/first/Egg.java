package com.conduitllm.testing.architecture.bad.core.first;

import com.conduitllm.testing.architecture.bad.core.second.Hen;

/** Half of a cycle. */
public record Egg(Hen mother) {}
