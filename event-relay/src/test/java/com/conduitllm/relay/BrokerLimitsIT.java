package com.conduitllm.relay;

import static com.conduitllm.relay.RelayContext.QUEUE;
import static com.conduitllm.relay.RelayContext.eventIds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.testing.container.RunningContainer;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** A RabbitMQ that has no room: only RabbitMQ itself can say so. */
@Tag("containers")
@ExtendWith({LocalStackExtension.class, OutputCaptureExtension.class})
class BrokerLimitsIT {
    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String TYPE = "MediaGenerationCompleted";
    private static final String POLICY = "no-room";

    private final LocalStack stack;
    private final RunningContainer broker;
    private Database database;

    BrokerLimitsIT(LocalStack stack) {
        this.stack = stack;
        this.broker = RunningContainer.rabbitmq(stack);
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

    @AfterEach
    void enoughMemory() {
        memoryWatermark("0.6");
    }

    private void memoryWatermark(String share) {
        broker.run("rabbitmqctl", "set_vm_memory_high_watermark", share);
    }

    @Test
    void eventsWaitWhileTheQueueIsFullAndFollowWhenThereIsRoom(CapturedOutput output) {
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            broker.run(
                    "rabbitmqctl",
                    "set_policy",
                    POLICY,
                    QUEUE.replace(".", "\\."),
                    "{\"max-length\":1,\"overflow\":\"reject-publish\"}",
                    "--apply-to",
                    "queues");
            List<UUID> queued = service.queue(TYPE, 20);

            await().atMost(LONG)
                    .untilAsserted(
                            () -> assertThat(output).contains("the broker refused a " + TYPE));
            assertThat(service.waiting()).isPositive();
            broker.run("rabbitmqctl", "clear_policy", POLICY);

            await().atMost(LONG).until(() -> service.waiting() == 0);
            assertThat(eventIds(service.received())).containsAll(queued);
            assertThat(output).contains("Events are being published again");
        }
    }

    @Test
    void eventsWaitOutABlockedConnectionAndAreNotSentAgainAndAgain(CapturedOutput output) {
        try (RelayContext service = RelayContext.start(database, stack.broker())) {
            List<UUID> queued = new ArrayList<>(service.queue(TYPE, 1));
            await().atMost(LONG).until(() -> service.waiting() == 0);
            memoryWatermark("0.00001");
            queued.addAll(service.queue(TYPE, 100));

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(output).contains("wait in the outbox"));
            await().during(Duration.ofSeconds(20))
                    .atMost(LONG)
                    .until(() -> service.waiting() == 100);
            memoryWatermark("0.6");

            await().atMost(LONG).until(() -> service.waiting() == 0);
            List<Message> received = service.received();
            assertThat(eventIds(received)).containsAll(queued);
            assertThat(new HashSet<>(eventIds(received))).hasSize(101);
            assertThat(received).as("one repetition for each at most").hasSizeLessThan(1 + 2 * 101);
            assertThat(output).doesNotContain("\tat ");
        }
    }

    @Test
    void neitherSendingNorStoppingHangsWhileTheConnectionIsBlocked(CapturedOutput output) {
        RelayContext service = RelayContext.start(database, stack.broker());
        long stopping;
        try {
            memoryWatermark("0.00001");
            queueMoreThanASocketHolds(service);

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(output).contains("takes no messages"));
            assertThat(service.waiting()).isEqualTo(2000);
        } finally {
            stopping = System.nanoTime();
            service.close();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - stopping))
                .isLessThan(Duration.ofSeconds(45));
    }

    private static void queueMoreThanASocketHolds(RelayContext service) {
        service.jdbc()
                .sql(
                        """
                        INSERT INTO event_outbox (id, event_type, routing_key, payload)
                        SELECT gen_random_uuid(), :type, 'key',
                               jsonb_build_object('prompt', repeat('x', 32000))
                        FROM generate_series(1, 2000)
                        """)
                .param("type", TYPE)
                .update();
    }
}
