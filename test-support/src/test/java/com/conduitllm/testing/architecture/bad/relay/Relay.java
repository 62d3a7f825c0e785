package com.conduitllm.testing.architecture.bad.relay;

import org.springframework.cloud.stream.function.StreamBridge;

/** Allowed here. */
record Relay(StreamBridge bridge) {}
