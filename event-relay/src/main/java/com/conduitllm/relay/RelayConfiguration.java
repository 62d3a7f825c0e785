package com.conduitllm.relay;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.listener.AbstractMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.MessageListenerContainer;
import org.springframework.amqp.rabbit.support.micrometer.RabbitTemplateObservation;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.cloud.stream.config.ListenerContainerCustomizer;
import org.springframework.cloud.stream.config.ProducerMessageHandlerCustomizer;
import org.springframework.cloud.stream.function.StreamBridge;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.integration.amqp.outbound.AmqpOutboundEndpoint;
import org.springframework.integration.channel.NullChannel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.messaging.MessageHandler;
import org.springframework.util.backoff.ExponentialBackOff;

import java.security.SecureRandom;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Everything that a service needs in order to publish its events. The broker's address is the only
 * thing that comes from elsewhere ({@code spring.rabbitmq.*}).
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:com/conduitllm/relay/relay.properties")
public class RelayConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(RelayConfiguration.class);
    private static final long LONGEST_RECONNECT_MILLIS = 30_000;
    private static final int CLOSE_LIMIT_MILLIS = 5_000;

    @Bean
    BrokerAlarm brokerAlarm() {
        return new BrokerAlarm();
    }

    @Bean
    OutboxRelay outboxRelay(
            JdbcClient jdbc, StreamBridge bridge, BrokerAlarm alarm, MeterRegistry registry) {
        return new OutboxRelay(
                new OutboxTable(jdbc),
                new EventPublisher(bridge, alarm),
                new RelayMetrics(registry),
                RelaySettings.DEFAULT,
                new SecureRandom());
    }

    /**
     * Whether a message must find a queue: only where somebody is known to wait for it. Returned
     * messages are judged by their confirm; without a return channel of its own the template would
     * write a warning for each.
     */
    @Bean
    ProducerMessageHandlerCustomizer<MessageHandler> mandatoryWhereAGroupIsRequired(
            BindingServiceProperties bindings) {
        return (handler, eventType) -> {
            if (handler instanceof AmqpOutboundEndpoint endpoint) {
                boolean awaited =
                        bindings.getProducerProperties(eventType).getRequiredGroups().length > 0;
                Objects.requireNonNull(endpoint.getRabbitTemplate()).setMandatory(awaited);
                endpoint.setReturnChannel(new NullChannel());
            }
        };
    }

    /**
     * The template's timers would have one series for each routing key, and so for each virtual
     * key: memory that is never given back, and ids in everybody's monitoring.
     */
    @Bean
    static MeterFilter routingKeysAreNoTags() {
        return MeterFilter.ignoreTags(
                RabbitTemplateObservation.TemplateLowCardinalityTags.ROUTING_KEY.asString());
    }

    /** Consumers look for a broker that is down less and less often, up to every 30 seconds. */
    @Bean
    @SuppressWarnings("removal") // The binder looks for a customizer of exactly this type.
    ListenerContainerCustomizer<MessageListenerContainer> patientConsumers() {
        return (container, destination, group) -> {
            if (container instanceof AbstractMessageListenerContainer listener) {
                ExponentialBackOff backOff = new ExponentialBackOff(1000, 2);
                backOff.setMaxInterval(LONGEST_RECONNECT_MILLIS);
                listener.setRecoveryBackOff(backOff);
            }
        };
    }

    /** A broker that does not answer the close of a connection does not hold up a stop for long. */
    @Bean
    static BeanPostProcessor promptlyClosedConnections() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof CachingConnectionFactory connections) {
                    connections.setCloseTimeout(CLOSE_LIMIT_MILLIS);
                    connections.setExecutor(channelThreads());
                }
                return bean;
            }
        };
    }

    /**
     * A channel that is given back looks for its confirms on a thread of the factory's. When the
     * broker has gone away each of up to a hundred would print a stack trace of its own; the relay
     * says it in one line.
     */
    private static ExecutorService channelThreads() {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual()
                        .name("amqp-channel-", 1)
                        .uncaughtExceptionHandler((_, e) -> {
                            if (e instanceof AmqpException) {
                                LOG.debug("A channel is gone", e);
                            } else {
                                LOG.error("A channel failed unexpectedly", e);
                            }
                        })
                        .factory());
    }
}
