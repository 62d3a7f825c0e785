package com.conduitllm.testing.architecture.good.core;

import com.conduitllm.testing.architecture.good.core.first.KeyCount;

import org.springframework.web.bind.annotation.RestController;

/** Asks for what it needs. */
@RestController
record KeyController(KeyCount count) {}
