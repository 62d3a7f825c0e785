package com.conduitllm.testing.container;

import com.conduitllm.testing.stack.Repository;
import com.conduitllm.testing.stack.StackEndpoints;

import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import org.testcontainers.utility.MountableFile;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** One PostgreSQL, one RabbitMQ and one radosgw, with secrets that nobody else knows. */
final class Engines implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final int POSTGRES_PORT = 5432;
    private static final int AMQP_PORT = 5672;
    private static final int S3_PORT = 9000;
    private static final String USER = "conduit";
    private static final String SCRIPT = "/usr/local/bin/conduit-radosgw";

    private final String secret;
    private final PostgreSQLContainer postgres;
    private final RabbitMQContainer rabbit;
    private final GenericContainer<?> s3;

    /**
     * @param secret the password of all three; at least 8 characters that need no escape in a URL
     */
    Engines(String secret) {
        this.secret = secret;
        postgres =
                Loopback.only(
                        new PostgreSQLContainer(EngineImage.POSTGRES.image())
                                .withUsername(USER)
                                .withPassword(secret)
                                .withDatabaseName(USER),
                        POSTGRES_PORT);
        // Testcontainers' own command switches fsync off.
        postgres.setCommand("postgres", "-c", "max_connections=200");
        rabbit =
                Loopback.only(
                        new RabbitMQContainer(EngineImage.RABBITMQ.image())
                                .withAdminUser(USER)
                                .withAdminPassword(secret),
                        AMQP_PORT);
        s3 = Loopback.only(radosgw(secret), S3_PORT);
    }

    private static GenericContainer<?> radosgw(String secret) {
        return new GenericContainer<>(EngineImage.S3.image())
                .withCopyFileToContainer(
                        MountableFile.forHostPath(
                                Repository.root().resolve("docker/radosgw.sh"), 0755),
                        SCRIPT)
                .withCreateContainerCmdModifier(command -> command.withEntrypoint(SCRIPT))
                .withCommand("serve")
                .withEnv("S3_ACCESS_KEY", USER)
                .withEnv("S3_SECRET_KEY", secret)
                .withEnv("RGW_STORE", "memstore")
                .waitingFor(Wait.forLogMessage(".*radosgw.sh: ready on.*", 1));
    }

    /** Starts all at the same time and waits until they accept connections. */
    Engines start() {
        all().forEach(engine -> engine.withStartupTimeout(START_LIMIT));
        Startables.deepStart(all()).join();
        return this;
    }

    StackEndpoints endpoints() {
        return new StackEndpoints(
                "postgresql://%s:%s@%s/%s"
                        .formatted(USER, secret, address(postgres, POSTGRES_PORT), USER),
                "amqp://%s:%s@%s//".formatted(USER, secret, address(rabbit, AMQP_PORT)),
                new StackEndpoints.S3(
                        URI.create("http://" + address(s3, S3_PORT)),
                        "us-east-1",
                        USER,
                        secret,
                        USER),
                Map.of("stack", ProcessHandle.current().pid()),
                Map.of(
                        "postgres", postgres.getContainerId(),
                        "rabbitmq", rabbit.getContainerId(),
                        "s3", s3.getContainerId()));
    }

    private Stream<GenericContainer<?>> all() {
        return Stream.of(postgres, rabbit, s3);
    }

    /**
     * A numeric address: the ports are bound on IPv4 loopback, whatever else is called localhost.
     */
    private static String address(GenericContainer<?> engine, int port) {
        return "127.0.0.1:" + engine.getMappedPort(port);
    }

    @Override
    public void close() {
        all().parallel().forEach(Startable::stop);
    }
}
