package com.conduitllm.relay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.random.RandomGenerator;

/**
 * A relay that is never started: in the proof events stay in the outbox, where they are counted.
 */
public final class RelayDoor {
    private RelayDoor() {}

    public static OutboxRelay idle(JdbcClient jdbc) {
        return new OutboxRelay(
                new OutboxTable(jdbc),
                new EventPublisher(noBroker(), new BrokerAlarm()),
                new RelayMetrics(new SimpleMeterRegistry()),
                RelaySettings.DEFAULT,
                RandomGenerator.getDefault());
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // It publishes nothing.
    private static StreamBridge noBroker() {
        return null;
    }
}
