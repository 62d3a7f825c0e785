package com.conduitllm.relay;

import com.conduitllm.testing.stack.Broker;
import com.conduitllm.testing.stack.Database;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.flywaydb.core.Flyway;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A service as far as the relay is concerned, and an outbox to look into. */
record RelayContext(ConfigurableApplicationContext context, JdbcClient jdbc)
        implements AutoCloseable {
    static final String QUEUE = "MediaGenerationCompleted.admin-media-lifecycle";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(RelayConfiguration.class)
    static class Service {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    static void migrate(Database database) {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
    }

    static RelayContext start(Database database, Broker broker) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Service.class)
                        .web(WebApplicationType.NONE)
                        .properties(
                                "spring.flyway.enabled=true",
                                "spring.datasource.url=" + database.jdbcUrl(),
                                "spring.datasource.username=" + database.username(),
                                "spring.datasource.password=" + database.password(),
                                "spring.rabbitmq.host=" + broker.host(),
                                "spring.rabbitmq.port=" + broker.port(),
                                "spring.rabbitmq.username=" + broker.username(),
                                "spring.rabbitmq.password=" + broker.password(),
                                "spring.rabbitmq.virtual-host=" + broker.virtualHost())
                        .run();
        return new RelayContext(context, JdbcClient.create(database.dataSource()));
    }

    OutboxRelay relay() {
        return context.getBean(OutboxRelay.class);
    }

    SimpleMeterRegistry meters() {
        return context.getBean(SimpleMeterRegistry.class);
    }

    /** Queues events as a service would, and returns their ids. */
    static List<UUID> queue(JdbcClient jdbc, String type, int count) {
        return jdbc.sql(
                        """
                        INSERT INTO event_outbox (id, event_type, routing_key, payload)
                        SELECT gen_random_uuid(), :type, 'key-' || n, jsonb_build_object('n', n)
                        FROM generate_series(1, :count) n RETURNING id
                        """)
                .param("type", type)
                .param("count", count)
                .query(UUID.class)
                .list();
    }

    List<UUID> queue(String type, int count) {
        return queue(jdbc, type, count);
    }

    long waiting() {
        return jdbc.sql("SELECT count(*) FROM event_outbox").query(Long.class).single();
    }

    /** Everything that is in the queue now, taken out of it. */
    List<Message> received() {
        RabbitTemplate rabbit = context.getBean(RabbitTemplate.class);
        List<Message> received = new ArrayList<>();
        if (new RabbitAdmin(rabbit).getQueueInfo(QUEUE) == null) {
            return received;
        }
        for (Message next = rabbit.receive(QUEUE); next != null; next = rabbit.receive(QUEUE)) {
            received.add(next);
        }
        return received;
    }

    static List<UUID> eventIds(List<Message> messages) {
        return messages.stream()
                .map(m -> UUID.fromString(m.getMessageProperties().getHeader("eventId")))
                .toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
