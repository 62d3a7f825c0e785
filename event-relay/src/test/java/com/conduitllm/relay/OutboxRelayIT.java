package com.conduitllm.relay;

import static com.conduitllm.relay.RelayContext.QUEUE;
import static com.conduitllm.relay.RelayContext.eventIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.testing.proxy.TcpProxy;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ExtendWith({LocalStackExtension.class, OutputCaptureExtension.class})
class OutboxRelayIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final LocalStack stack;
    private Database database;

    OutboxRelayIT(LocalStack stack) {
        this.stack = stack;
        this.database = stack.newDatabase();
    }

    @BeforeEach
    void freshDatabaseAndEmptyQueue() {
        database = stack.newDatabase();
        RelayContext.migrate(database);
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            service.received();
        }
    }

    @Test
    void publishesEachEventOnceWithItsHeadersAndItsJson() {
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            List<UUID> queued = service.queue("MediaGenerationCompleted", 3);
            service.relay().nudge();

            await().atMost(LONG).until(() -> service.waiting() == 0);
            List<Message> received = service.received();

            assertThat(eventIds(received)).containsExactlyInAnyOrderElementsOf(queued);
            Message first = received.getFirst();
            assertThat(new String(first.getBody(), StandardCharsets.UTF_8))
                    .matches("\\{\"n\": \\d}");
            assertThat(first.getMessageProperties().getReceivedExchange())
                    .isEqualTo("MediaGenerationCompleted");
            assertThat(first.getMessageProperties().getReceivedRoutingKey()).startsWith("key-");
            assertThat(first.getMessageProperties().getContentType()).isEqualTo("application/json");
            assertThat(first.getMessageProperties().getHeaders())
                    .containsEntry("eventType", "MediaGenerationCompleted")
                    .containsEntry("schemaVersion", 1)
                    .doesNotContainKeys("routingKey", "id", "timestamp");
            assertThat(service.meters().get("conduit.outbox.published").counter().count())
                    .isEqualTo(3);
        }
    }

    @Test
    void letsEventsGoThatNobodyHasSubscribedTo(CapturedOutput output) {
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            service.queue("VirtualKeyUpdated", 2);

            await().atMost(LONG).until(() -> service.waiting() == 0);

            assertThat(output).doesNotContain("Returned message");
        }
    }

    @Test
    void keepsAnEventWhoseConsumersQueueIsMissing(CapturedOutput output) {
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            service.queue("MediaGenerationCompleted", 1);
            await().atMost(LONG).until(() -> service.waiting() == 0);
            RabbitTemplate rabbit = service.context().getBean(RabbitTemplate.class);
            new RabbitAdmin(rabbit).deleteQueue(QUEUE);

            service.queue("MediaGenerationCompleted", 1);

            await().atMost(LONG)
                    .untilAsserted(() ->
                            assertThat(output)
                                    .contains("MediaGenerationCompleted, or no queue takes it"));
            assertThat(service.waiting()).isEqualTo(1);
        }
    }

    @Test
    void startsWithoutABrokerAndDrainsByItselfWhenItComes(CapturedOutput output) {
        try (TcpProxy link = stack.amqpProxy()) {
            link.refuse();
            try (RelayContext service =
                    RelayContext.start(database, stack.broker().through(link))) {
                List<UUID> queued = service.queue("MediaGenerationCompleted", 700);
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(output).contains("wait in the outbox"));
                assertThat(service.waiting()).isEqualTo(700);

                link.heal();

                await().atMost(LONG).until(() -> service.waiting() == 0);
                assertThat(eventIds(service.received()))
                        .containsExactlyInAnyOrderElementsOf(queued);
                assertThat(output).contains("Events are being published again");
                assertThat(output.getAll().split("wait in the outbox", -1)).hasSize(2);
                assertThat(output).doesNotContain("\tat ");
            }
        }
    }

    @Test
    void losesNothingWhenTheBrokerGoesAwayBetweenMessageAndConfirm(CapturedOutput output) {
        try (TcpProxy link = stack.amqpProxy();
                RelayContext service = RelayContext.start(database, stack.broker().through(link))) {
            List<UUID> queued = new ArrayList<>(service.queue("MediaGenerationCompleted", 1));
            await().atMost(LONG).until(() -> service.waiting() == 0);

            link.hold();
            queued.addAll(service.queue("MediaGenerationCompleted", 50));
            await().during(Duration.ofSeconds(3)).atMost(LONG).until(() -> service.waiting() == 50);
            link.refuse();
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(output).contains("wait in the outbox"));
            link.heal();

            await().atMost(LONG).until(() -> service.waiting() == 0);
            assertThat(eventIds(service.received())).containsAll(queued);
            assertThat(output).doesNotContain("Exception in thread");
        }
    }

    @Test
    void twoRelaysLoseNothingAndOneTakesOverFromTheOther() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        List<UUID> queued = new ArrayList<>();
        try (RelayContext second = RelayContext.start(database, stack.broker())) {
            try (RelayContext first = RelayContext.start(database, stack.broker())) {
                for (int i = 0; i < 5; i++) {
                    queued.addAll(first.queue("MediaGenerationCompleted", 300));
                }
                first.relay().nudge();
                second.relay().nudge();
            }
            queued.addAll(second.queue("MediaGenerationCompleted", 10));

            await().atMost(LONG).until(() -> second.waiting() == 0);

            // The first one may have been stopped between a confirm and the removal of the row.
            assertThat(Set.copyOf(eventIds(second.received())))
                    .containsExactlyInAnyOrderElementsOf(queued);
            UUID holder =
                    jdbc.sql("SELECT token FROM leases WHERE lease_until > now()")
                            .query(UUID.class)
                            .single();
            assertThat(holder).isNotNull();
        }
        assertThat(jdbc.sql("SELECT count(token) FROM leases").query(Integer.class).single())
                .as("a relay that stops gives the lease back")
                .isZero();
    }
}
