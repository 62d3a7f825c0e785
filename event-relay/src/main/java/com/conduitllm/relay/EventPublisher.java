package com.conduitllm.relay;

import com.conduitllm.relay.OutboxBatch.Row;

import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.support.AmqpHeaders;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageHeaders;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Publishes a batch and waits once for all confirms (RabbitMQ publisher confirms and mandatory
 * returns).
 *
 * <p>A message that finds no queue is published where nobody is known to wait for it; where its
 * type has required groups it is mandatory, comes back, and its row stays.
 */
final class EventPublisher {
    static final String ROUTING_KEY = "routingKey";
    private static final int SCHEMA_VERSION = 1;

    private final StreamBridge bridge;
    private final BrokerAlarm alarm;

    EventPublisher(StreamBridge bridge, BrokerAlarm alarm) {
        this.bridge = bridge;
        this.alarm = alarm;
    }

    /**
     * What became of a batch.
     *
     * @param confirmed ids of the rows that the broker has
     * @param trouble why the others are not; null when there are no others
     */
    record Published(Set<UUID> confirmed, @Nullable String trouble) {}

    /**
     * @param timeout for the whole batch, counted from the last message sent
     * @throws IllegalStateException within a database transaction: a slow broker would hold its
     *     locks
     */
    Published publish(List<Row> rows, Duration timeout) throws InterruptedException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are never published within a transaction");
        }
        Map<Row, CorrelationData> sent = new LinkedHashMap<>();
        String trouble = null;
        for (Row row : rows) {
            Optional<String> lack = alarm.reason();
            if (lack.isPresent()) {
                trouble = "the broker takes no messages: " + lack.get();
                break;
            }
            CorrelationData correlation = new CorrelationData(row.id().toString());
            try {
                bridge.send(row.type(), message(row, correlation));
                sent.put(row, correlation);
            } catch (MessagingException | AmqpException | IllegalStateException e) {
                trouble = rootMessage(e);
                break;
            }
        }
        awaitAll(sent, timeout);
        return judge(sent, trouble);
    }

    private static Message<byte[]> message(Row row, CorrelationData correlation) {
        return MessageBuilder.withPayload(row.payload().getBytes(StandardCharsets.UTF_8))
                .setHeader("eventId", row.id().toString())
                .setHeader("eventType", row.type())
                .setHeader("schemaVersion", SCHEMA_VERSION)
                .setHeader(ROUTING_KEY, row.routingKey())
                .setHeader(MessageHeaders.CONTENT_TYPE, "application/json")
                .setHeader(AmqpHeaders.PUBLISH_CONFIRM_CORRELATION, correlation)
                .build();
    }

    private static void awaitAll(Map<Row, CorrelationData> sent, Duration timeout)
            throws InterruptedException {
        CompletableFuture<?>[] confirms =
                sent.values().stream()
                        .map(CorrelationData::getFuture)
                        .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(confirms).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Each message is judged by its own confirm below.
            return;
        }
    }

    private static Published judge(Map<Row, CorrelationData> sent, @Nullable String sendTrouble) {
        Set<UUID> confirmed = new HashSet<>();
        String trouble = sendTrouble;
        for (Map.Entry<Row, CorrelationData> entry : sent.entrySet()) {
            String problem = problem(entry.getKey(), entry.getValue());
            if (problem == null) {
                confirmed.add(entry.getKey().id());
            } else if (trouble == null) {
                trouble = problem;
            }
        }
        return new Published(confirmed, trouble);
    }

    private static @Nullable String problem(Row row, CorrelationData correlation) {
        CompletableFuture<CorrelationData.Confirm> future = correlation.getFuture();
        if (!future.isDone()) {
            return "the broker did not confirm in time";
        }
        boolean taken = !future.isCompletedExceptionally() && future.resultNow().ack();
        // Some brokers confirm what they return (RabbitMQ), others refuse it (Qpid).
        return taken && correlation.getReturned() == null
                ? null
                : "the broker refused a " + row.type() + ", or no queue takes it";
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null
                ? root.getClass().getSimpleName()
                : root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
