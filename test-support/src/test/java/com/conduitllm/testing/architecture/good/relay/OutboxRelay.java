package com.conduitllm.testing.architecture.good.relay;

import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.scheduling.annotation.Scheduled;

/** Listed, and the only one that publishes. */
final class OutboxRelay {

    private final StreamBridge bridge;

    OutboxRelay(StreamBridge bridge) {
        this.bridge = bridge;
    }

    @Scheduled(fixedDelay = 1000)
    void relay() {
        bridge.send("events", "event");
    }
}
