package com.conduitllm.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

@Tag("containers")
class ContainerStackIT {

    @Test
    void noContainerOutlivesTheJvmThatAskedForIt(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve(StackEndpoints.FILE);
        Process program =
                new ProcessBuilder(StackProgram.CONTAINERS.command(folder))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .until(() -> Files.exists(file) || !program.isAlive());
        assertThat(file).as("%s", Files.readString(folder.resolve("log"))).exists();
        StackEndpoints endpoints = StackEndpoints.read(file);
        assertThat(endpoints.containers()).containsOnlyKeys("postgres", "rabbitmq", "s3");
        assertThat(endpoints.containers().values()).allMatch(ContainerStackIT::exists);

        // What the end of the test JVM does, however it ends.
        program.getOutputStream().close();

        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(endpoints.containers().values()).noneMatch(ContainerStackIT::exists);
        assertThat(file).doesNotExist();
    }

    private static boolean exists(String id) {
        return DockerClientFactory.instance()
                .client()
                .listContainersCmd()
                .withShowAll(true)
                .exec()
                .stream()
                .anyMatch(container -> container.getId().equals(id));
    }
}
