package com.conduitllm.testing.architecture.bad.core;

import org.springframework.cloud.stream.function.StreamBridge;

/** Goes round the outbox. */
final class Publisher {

    private final StreamBridge bridge;

    Publisher(StreamBridge bridge) {
        this.bridge = bridge;
    }

    void publish(String event) {
        bridge.send("events", event);
    }
}
