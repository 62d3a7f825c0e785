package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.stack.Broker;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;

import org.awaitility.Awaitility;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A queue of the test's own behind each event's exchange; takes everything from its making on. */
public final class EventTap implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> TYPES =
            List.of(
                    "MediaGenerationCompleted",
                    "MediaDeleted",
                    "VirtualKeyDeleted",
                    "VirtualKeyUpdated",
                    "VirtualKeyPurged");

    private final Connection connection;
    private final List<Event> events = new CopyOnWriteArrayList<>();

    private EventTap(Connection connection) {
        this.connection = connection;
    }

    public static EventTap open(Broker broker) {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        try {
            EventTap tap = new EventTap(factory.newConnection("event-tap"));
            for (String type : TYPES) {
                tap.bind(type);
            }
            return tap;
        } catch (IOException | TimeoutException e) {
            throw new IllegalStateException("Cannot listen to " + broker.host(), e);
        }
    }

    private void bind(String type) throws IOException {
        Channel channel = connection.createChannel();
        // The same exchange that the services declare, whoever comes first.
        channel.exchangeDeclare(type, "topic", true);
        String queue = channel.queueDeclare().getQueue();
        channel.queueBind(queue, type, "#");
        channel.basicConsume(
                queue,
                true,
                new DefaultConsumer(channel) {
                    @Override
                    public void handleDelivery(
                            String tag,
                            Envelope envelope,
                            BasicProperties properties,
                            byte[] body) {
                        events.add(event(type, envelope, properties, body));
                    }
                });
    }

    private static Event event(
            String type, Envelope envelope, BasicProperties properties, byte[] body) {
        Map<String, String> headers =
                properties.getHeaders().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        header -> String.valueOf(header.getValue())));
        return new Event(
                type, envelope.getRoutingKey(), headers, JsonMapper.shared().readTree(body));
    }

    /** Every delivery about a key so far, repetitions included. */
    public List<Event> deliveries(String type, UUID key) {
        return events.stream()
                .filter(event -> event.type().equals(type))
                .filter(event -> event.routingKey().equals(key.toString()))
                .toList();
    }

    /** Waits for {@code count} events about a key that differ by their event id. */
    public List<Event> await(String type, UUID key, int count) {
        return Awaitility.await(type + " of " + key)
                .atMost(PATIENCE)
                .until(() -> distinct(type, key), found -> found.size() >= count);
    }

    /** The events about a key so far, without repetitions. */
    public List<Event> distinct(String type, UUID key) {
        return List.copyOf(
                deliveries(type, key).stream()
                        .collect(Collectors.toMap(Event::id, event -> event, (a, b) -> a))
                        .values());
    }

    @Override
    public void close() {
        // Its queues are exclusive and go with it.
        connection.abort();
    }
}
