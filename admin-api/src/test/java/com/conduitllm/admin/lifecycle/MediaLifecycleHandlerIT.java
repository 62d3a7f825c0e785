package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.media.IdSource;
import com.conduitllm.testing.proxy.TcpProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

@ExtendWith(LocalStackExtension.class)
class MediaLifecycleHandlerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXCHANGE = "MediaGenerationCompleted";
    private static final String DEAD_LETTERS = "MediaGenerationCompleted.admin-media-lifecycle.dlq";

    private final Database database;
    private final Bucket bucket;

    MediaLifecycleHandlerIT(Database database, Bucket bucket) {
        this.database = database;
        this.bucket = bucket;
    }

    @Test
    void takesInEachEventOnceMakesNoRecordAndThrowsOutWhatItCannotRead() {
        try (LifecycleServer admin = LifecycleServer.start(database, bucket, Map.of())) {
            RabbitTemplate rabbit = admin.bean(RabbitTemplate.class);
            UUID event = admin.bean(IdSource.class).next();
            String late = event(event, admin.bean(IdSource.class).next());

            rabbit.convertAndSend(EXCHANGE, "key", late.getBytes(StandardCharsets.UTF_8));
            rabbit.convertAndSend(EXCHANGE, "key", late.getBytes(StandardCharsets.UTF_8));
            rabbit.convertAndSend(EXCHANGE, "key", "{not json".getBytes(StandardCharsets.UTF_8));

            await().atMost(PATIENCE).until(() -> counted(admin, "repeated") == 1);
            assertThat(counted(admin, "already_purged")).isOne();
            assertThat(admin.count("event_inbox WHERE event_id = '" + event + "'")).isOne();
            assertThat(admin.count("media_records")).isZero();
            Message dead = rabbit.receive(DEAD_LETTERS, PATIENCE.toMillis());
            assertThat(dead).isNotNull();
            assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo("{not json");
        }
    }

    @Test
    void keepsAnEventWhileTheDatabaseIsAway() {
        try (TcpProxy link = LocalStack.shared().postgresProxy();
                LifecycleServer admin =
                        LifecycleServer.start(
                                database.through(link),
                                bucket,
                                Map.of("spring.datasource.hikari.connection-timeout", "500"))) {
            RabbitTemplate rabbit = admin.bean(RabbitTemplate.class);
            UUID event = admin.bean(IdSource.class).next();
            String good = event(event, admin.bean(IdSource.class).next());
            link.refuse();

            rabbit.convertAndSend(EXCHANGE, "key", good.getBytes(StandardCharsets.UTF_8));
            Message dead = rabbit.receive(DEAD_LETTERS, Duration.ofSeconds(5).toMillis());
            link.heal();

            assertThat(dead).as("a good event in the dead-letter queue").isNull();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> admin.count("event_inbox WHERE event_id = '" + event + "'") == 1);
        }
    }

    @Test
    void adminWorksWhileTheBrokerIsDown() throws InterruptedException {
        try (TcpProxy link = LocalStack.shared().amqpProxy()) {
            link.refuse();
            try (LifecycleServer admin =
                    LifecycleServer.start(
                            database,
                            bucket,
                            Map.of(
                                    "spring.rabbitmq.host", link.host(),
                                    "spring.rabbitmq.port", Integer.toString(link.port())))) {
                DeletionReceipt receipt = admin.delete(admin.newKey());

                assertThat(admin.lifecycle().await(receipt.deletionId(), Duration.ofSeconds(20)))
                        .map(DeletionReceipt::state)
                        .contains(DeletionReceipt.State.VERIFIED);
                assertThat(admin.count("event_outbox")).isEqualTo(2);
                link.heal();
                await().atMost(PATIENCE).until(() -> admin.count("event_outbox") == 0);
            }
        }
    }

    private static double counted(LifecycleServer admin, String effect) {
        Counter counter =
                admin.bean(SimpleMeterRegistry.class)
                        .find("conduit.media.events")
                        .tag("effect", effect)
                        .counter();
        return counter == null ? 0 : counter.count();
    }

    private static String event(UUID eventId, UUID mediaId) {
        return """
        {"eventId":"%s","timestamp":"2026-01-01T00:00:00Z","correlationId":"c","mediaId":"%s",
         "mediaType":"image","virtualKeyId":"%s","mediaUrl":"http://core/v1/media/x","storageKey":"x/y.png",
         "fileSizeBytes":1,"contentType":"image/png","contentHash":"00","provider":"sample",
         "generatedByModel":"m","generationPrompt":null,"generatedAt":"2026-01-01T00:00:00Z",
         "expiresAt":null,"metadata":{},"aFieldOfTheFuture":{"x":1}}
        """
                .formatted(eventId, mediaId, mediaId);
    }
}
