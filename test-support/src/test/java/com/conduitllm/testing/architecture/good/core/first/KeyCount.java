package com.conduitllm.testing.architecture.good.core.first;

import com.conduitllm.testing.architecture.good.core.second.KeyTable;

/** Looks one way. */
public record KeyCount(KeyTable table) {}
