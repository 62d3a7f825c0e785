package com.conduitllm.e2e;

import static com.conduitllm.e2e.Troubled.GATEWAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.e2e.load.LoadReport;
import com.conduitllm.e2e.load.Step;
import com.conduitllm.testing.proxy.TcpProxy;
import com.conduitllm.testing.stack.Broker;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A broker that fails while many use the gateway: nobody notices, and every event arrives. */
class BrokerOutageIT {
    private static final int SOME = 20;
    private static Load load;
    private static long takenInBefore;

    @BeforeAll
    static void startLoad() {
        takenInBefore = GATEWAY.ledger().count("event_inbox");
        load = Troubled.load();
    }

    @AfterAll
    static void everyEventArrives() {
        both(TcpProxy::heal);
        LoadReport report = load.stop();
        Troubled.assertNothingLost(report);
        long made = report.counts(Step.GENERATE).getOrDefault(200, 0L);
        await("Admin has taken in every picture")
                .atMost(Troubled.PATIENCE)
                .until(() -> GATEWAY.ledger().count("event_inbox") - takenInBefore >= made);
    }

    private static void both(Consumer<TcpProxy> action) {
        for (Node node : Troubled.both(GATEWAY)) {
            action.accept(node.links().broker());
        }
    }

    @Test
    void isAway() {
        outage(() -> both(TcpProxy::refuse), () -> both(TcpProxy::heal));
    }

    @Test
    void readsNothing() {
        outage(() -> both(TcpProxy::hold), () -> both(TcpProxy::heal));
    }

    @Test
    void isFull() throws IOException, TimeoutException {
        try (Connection connection = connect();
                Channel channel = connection.createChannel()) {
            outage(() -> fill(channel), () -> empty(channel));
        }
    }

    private static void outage(Runnable begin, Runnable end) {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        begin.run();
        await("events wait")
                .atMost(Troubled.PATIENCE)
                .until(() -> GATEWAY.ledger().count("event_outbox") > SOME);
        for (Node node : Troubled.both(GATEWAY)) {
            assertThat(Troubled.readiness(node)).as("of %s", node.address()).isEqualTo(200);
        }
        Troubled.assertAlive();
        end.run();
        await("events go")
                .atMost(Troubled.PATIENCE)
                .until(() -> GATEWAY.ledger().count("event_outbox") <= SOME / 2);
        LoadReport report = load.since(mark);
        Troubled.assertCivil(report, Map.of());
        logs.assertReadable(0);
    }

    private static void fill(Channel channel) {
        try {
            channel.queueDeclare(
                    "full",
                    false,
                    true,
                    true,
                    Map.of(
                            "x-max-length",
                            1,
                            "x-overflow",
                            "reject-publish",
                            "qpid.max_count",
                            1,
                            "qpid.policy_type",
                            "reject"));
            channel.queueBind("full", "MediaGenerationCompleted", "#");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void empty(Channel channel) {
        try {
            channel.queueDelete("full");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Connection connect() throws IOException, TimeoutException {
        Broker broker = com.conduitllm.testing.stack.LocalStack.shared().broker();
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setUsername(broker.username());
        factory.setPassword(broker.password());
        factory.setVirtualHost(broker.virtualHost());
        return factory.newConnection("full-queue");
    }
}
