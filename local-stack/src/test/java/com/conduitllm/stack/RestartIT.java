package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.conduitllm.stack.state.Endpoints;
import com.rabbitmq.client.MessageProperties;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import software.amazon.awssdk.core.sync.RequestBody;

import java.nio.file.Path;
import java.time.Duration;

/** What survives a clean stop, and what survives kill -9. */
@Tag("embedded")
class RestartIT {
    @TempDir Path folder;

    @Test
    void cleanStopLeavesNothingRunningAndTheNextStartFindsEverything() throws Exception {
        Endpoints before;
        ProcessHandle postgres;
        try (var stack = StackProcess.serve(folder)) {
            before = stack.endpoints();
            postgres = stack.postgres();
            store(before);
        }
        assertThat(postgres.isAlive() && postgres.info().command().isPresent()).isFalse();
        assertThat(folder.resolve("endpoints.json")).doesNotExist();
        try (var stack = StackProcess.serve(folder)) {
            Endpoints after = stack.endpoints();
            assertThat(after.postgresUrl()).isEqualTo(before.postgresUrl());
            assertThat(after.amqpUrl()).isEqualTo(before.amqpUrl());
            assertThat(after.s3()).isEqualTo(before.s3());
            assertStored(after);
        }
    }

    @Test
    void startAfterKillAdoptsThePostgresThatLivesOn() throws Exception {
        var killed = StackProcess.serve(folder);
        Endpoints before = killed.endpoints();
        ProcessHandle postgres = killed.postgres();
        store(before);
        killed.kill();
        assertThat(postgres.isAlive()).isTrue();

        try (var stack = StackProcess.serve(folder)) {
            assertThat(stack.postgres().pid()).isEqualTo(postgres.pid());
            assertStored(stack.endpoints());
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> postgres.info().command().isEmpty());
    }

    @Test
    void downStopsWhatAKilledStackLeft() throws Exception {
        var killed = StackProcess.serve(folder);
        ProcessHandle postgres = killed.postgres();
        String dataDir = folder.toString();
        assertThat(Run.jar("status", "--data-dir", dataDir))
                .satisfies(status -> assertThat(status.exitCode()).isZero())
                .satisfies(status -> assertThat(status.output()).contains("postgres", "running"));
        killed.kill();

        assertThat(Run.jar("status", "--data-dir", dataDir))
                .isEqualTo(
                        new Run(
                                3,
                                "A killed stack left running: postgres."
                                        + " ./conduit down stops it.\n"));
        assertThat(Run.jar("down", "--data-dir", dataDir))
                .isEqualTo(new Run(0, "Stopped postgres. The data stays.\n"));
        assertThat(postgres.isAlive() && postgres.info().command().isPresent()).isFalse();
        assertThat(Run.jar("status", "--data-dir", dataDir).exitCode()).isEqualTo(3);
    }

    @Test
    void downStopsALivingStackToo() throws Exception {
        var stack = StackProcess.serve(folder);
        ProcessHandle postgres = stack.postgres();
        Run down = Run.jar("down", "--data-dir", folder.toString());
        assertThat(down).isEqualTo(new Run(0, "Stopped the stack. The data stays.\n"));
        assertThat(postgres.isAlive() && postgres.info().command().isPresent()).isFalse();
        stack.close();
    }

    private static void store(Endpoints endpoints) throws Exception {
        Clients.execute(endpoints, "CREATE TABLE kept (word text)");
        Clients.execute(endpoints, "INSERT INTO kept VALUES ('row')");
        try (var s3 = Clients.s3(endpoints.s3())) {
            s3.putObject(
                    it -> it.bucket(endpoints.s3().bucket()).key("kept.txt"),
                    RequestBody.fromString("object"));
        }
        try (var connection = Clients.amqp(endpoints);
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.queueDeclare("kept", true, false, false, null);
            channel.basicPublish(
                    "", "kept", MessageProperties.PERSISTENT_TEXT_PLAIN, "message".getBytes(UTF_8));
            channel.waitForConfirmsOrDie(10_000);
        }
    }

    private static void assertStored(Endpoints endpoints) throws Exception {
        assertThat(Clients.query(endpoints, "SELECT word FROM kept")).isEqualTo("row");
        try (var s3 = Clients.s3(endpoints.s3())) {
            assertThat(
                            s3.getObjectAsBytes(it ->
                                            it.bucket(endpoints.s3().bucket()).key("kept.txt"))
                                    .asUtf8String())
                    .isEqualTo("object");
        }
        try (var connection = Clients.amqp(endpoints);
                var channel = connection.createChannel()) {
            assertThat(new String(channel.basicGet("kept", false).getBody(), UTF_8))
                    .isEqualTo("message");
        }
    }
}
