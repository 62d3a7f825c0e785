package com.conduitllm.relay;

import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;
import org.springframework.context.event.EventListener;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the broker blocks those who publish, as RabbitMQ does while it is short of memory or disk
 * (AMQP 0-9-1 extension {@code connection.blocked}). What is sent to it meanwhile is not confirmed:
 * it stays in the socket's buffers, one copy more with each attempt, and when they are full,
 * sending waits without end.
 */
final class BrokerAlarm {
    private final Map<Connection, String> blocked = new ConcurrentHashMap<>();

    @EventListener
    void raised(ConnectionBlockedEvent event) {
        blocked.put(event.getConnection(), event.getReason());
    }

    @EventListener
    void over(ConnectionUnblockedEvent event) {
        blocked.remove(event.getConnection());
    }

    /** What the broker lacks, in its words; empty while it takes messages. */
    Optional<String> reason() {
        // A connection that breaks is never unblocked.
        blocked.keySet().removeIf(connection -> !connection.isOpen());
        return blocked.values().stream().findAny();
    }
}
