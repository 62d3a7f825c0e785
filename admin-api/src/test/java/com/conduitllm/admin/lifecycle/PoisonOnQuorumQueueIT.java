package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.container.RunningContainer;
import com.conduitllm.testing.stack.Broker;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;
import com.rabbitmq.client.GetResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What the broker itself does with an event that nobody can take: RabbitMQ's quorum queues. */
@Tag("containers")
@ExtendWith(LocalStackExtension.class)
class PoisonOnQuorumQueueIT {
    private static final long PATIENCE = Duration.ofSeconds(60).toMillis();
    private static final String EXCHANGE = "MediaGenerationCompleted";
    private static final String QUEUE = EXCHANGE + ".admin-media-lifecycle";
    private static final String DEAD_LETTERS = QUEUE + ".dlq";

    /** The default of RabbitMQ 4. */
    private static final int DELIVERY_LIMIT = 20;

    private final LocalStack stack;

    PoisonOnQuorumQueueIT(LocalStack stack) {
        this.stack = stack;
    }

    @BeforeEach
    void queuesAsAdminDeclaresThem(Database database, Bucket bucket) {
        LifecycleServer.start(database, bucket, Map.of()).close();
    }

    @Test
    void bothQueuesAreReplicated() {
        assertThat(
                        RunningContainer.rabbitmq(stack)
                                .run("rabbitmqctl", "--quiet", "list_queues", "name", "type"))
                .containsPattern("(?m)^" + QUEUE.replace(".", "\\.") + "\\s+quorum$")
                .containsPattern("(?m)^" + DEAD_LETTERS.replace(".", "\\.") + "\\s+quorum$");
    }

    @Test
    void anEventThatEachConsumerDiesOfEndsAmongTheDeadLetters() {
        CachingConnectionFactory connections = connections();
        RabbitTemplate rabbit = new RabbitTemplate(connections);
        try {
            drain(rabbit, QUEUE);
            drain(rabbit, DEAD_LETTERS);
            rabbit.convertAndSend(EXCHANGE, "key", "poison".getBytes(StandardCharsets.UTF_8));

            for (int crash = 0; crash <= DELIVERY_LIMIT; crash++) {
                assertThat(crash(rabbit)).as("delivery " + crash).isTrue();
            }

            Message dead = rabbit.receive(DEAD_LETTERS, PATIENCE);
            assertThat(dead).isNotNull();
            assertThat(new String(dead.getBody(), StandardCharsets.UTF_8)).isEqualTo("poison");
            assertThat(dead.getMessageProperties().getHeaders())
                    .containsEntry("x-first-death-reason", "delivery_limit");
            assertThat(rabbit.receive(QUEUE)).isNull();
        } finally {
            connections.destroy();
        }
    }

    private CachingConnectionFactory connections() {
        Broker broker = stack.broker();
        CachingConnectionFactory connections =
                new CachingConnectionFactory(broker.host(), broker.port());
        connections.setUsername(broker.username());
        connections.setPassword(broker.password());
        connections.setVirtualHost(broker.virtualHost());
        return connections;
    }

    private static void drain(RabbitTemplate rabbit, String queue) {
        while (rabbit.receive(queue) != null) {
            // What an earlier test left there.
            continue;
        }
    }

    /** Takes the event and gives it back unsettled, as a consumer that dies does. */
    private static boolean crash(RabbitTemplate rabbit) {
        long end = System.nanoTime() + PATIENCE * 1_000_000;
        Boolean taken = null;
        while (!Boolean.TRUE.equals(taken) && System.nanoTime() < end) {
            taken =
                    rabbit.execute(channel -> {
                        GetResponse event = channel.basicGet(QUEUE, false);
                        if (event != null) {
                            channel.basicNack(event.getEnvelope().getDeliveryTag(), false, true);
                        }
                        return event != null;
                    });
        }
        return Boolean.TRUE.equals(taken);
    }
}
