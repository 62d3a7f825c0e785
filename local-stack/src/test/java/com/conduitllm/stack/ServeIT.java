package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import com.rabbitmq.client.PossibleAuthenticationFailureException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;

/** What a test gets from {@code serve}. */
@Tag("embedded")
class ServeIT {
    @TempDir static Path folder;
    private static StackProcess stack;

    @BeforeAll
    static void start() throws Exception {
        stack = StackProcess.serve(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void postgresKeepsWhatItAcknowledged() throws Exception {
        assertThat(Clients.query(stack.endpoints(), "SHOW fsync")).isEqualTo("on");
        assertThat(Clients.query(stack.endpoints(), "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(Clients.query(stack.endpoints(), "SHOW full_page_writes")).isEqualTo("on");
    }

    @Test
    void postgresIsVersion18WithRoomForManyConnections() throws Exception {
        assertThat(Clients.query(stack.endpoints(), "SHOW server_version")).startsWith("18.");
        assertThat(Clients.query(stack.endpoints(), "SHOW max_connections")).isEqualTo("200");
    }

    @Test
    void testsMayHaveDatabasesOfTheirOwn() throws Exception {
        Clients.execute(stack.endpoints(), "CREATE DATABASE another");
        assertThat(
                        Clients.query(
                                stack.endpoints(),
                                "SELECT count(*) FROM pg_database WHERE datname = 'another'"))
                .isEqualTo("1");
    }

    @Test
    void postgresWantsThePassword() {
        assertThatThrownBy(() -> Clients.sql(stack.endpoints(), "conduit", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThatThrownBy(() -> Clients.sql(stack.endpoints(), "postgres", ""))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void storesListsAndDeletesObjects() {
        var store = stack.endpoints().s3();
        try (var s3 = Clients.s3(store)) {
            s3.putObject(
                    it -> it.bucket(store.bucket()).key("a/b.txt"), RequestBody.fromString("here"));
            assertThat(
                            s3.getObjectAsBytes(it -> it.bucket(store.bucket()).key("a/b.txt"))
                                    .asUtf8String())
                    .isEqualTo("here");
            s3.deleteObject(it -> it.bucket(store.bucket()).key("a/b.txt"));
            assertThat(s3.listObjectsV2(it -> it.bucket(store.bucket())).contents()).isEmpty();
        }
    }

    @Test
    void refusesWrongS3Credentials() {
        var store = stack.endpoints().s3();
        try (var stranger = Clients.s3(store, "nobody", store.secretKey());
                var forger = Clients.s3(store, store.accessKey(), "wrong")) {
            assertThatThrownBy(() -> stranger.listObjectsV2(it -> it.bucket(store.bucket())))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
            assertThatThrownBy(() -> forger.listObjectsV2(it -> it.bucket(store.bucket())))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refusal -> assertThat(refusal.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void takesAndGivesMessagesWithConfirms() throws Exception {
        try (var connection = Clients.amqp(stack.endpoints());
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            Map<String, Object> deadLettering = Map.of("x-dead-letter-exchange", "dead");
            channel.queueDeclare("work", true, false, false, deadLettering);
            channel.basicPublish(
                    "", "work", MessageProperties.PERSISTENT_TEXT_PLAIN, "one".getBytes(UTF_8));
            channel.waitForConfirmsOrDie(10_000);
            assertThat(channel.basicGet("work", true).getBody()).isEqualTo("one".getBytes(UTF_8));
        }
    }

    @Test
    void brokerWantsThePassword() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(stack.endpoints().amqpUrl());
        factory.setPassword("wrong");
        assertThatThrownBy(factory::newConnection)
                .isInstanceOf(PossibleAuthenticationFailureException.class);
    }

    @Test
    void filesWithSecretsAreForTheirOwnerOnly() throws Exception {
        for (String file : new String[] {"endpoints.json", "stack.json", "amqp/broker.json"}) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void secondStackOnTheSameFolderIsRefused() throws Exception {
        Run second = Run.jar("serve", "--data-dir", folder.toString());
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
                .contains("is in use by a running stack (process ")
                .hasLineCount(1);
        assertThat(Clients.query(stack.endpoints(), "SELECT 'still here'")).isEqualTo("still here");
    }
}
