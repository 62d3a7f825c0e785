package com.conduitllm.testing.container;

import com.conduitllm.testing.stack.LocalStack;
import com.github.dockerjava.api.DockerClient;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ExecInContainerPattern;

import java.io.IOException;
import java.io.UncheckedIOException;

/** An engine of the shared stack, for what only its own tools can do to it. */
public record RunningContainer(String id) {

    /**
     * @throws IllegalStateException when the stack is the embedded one
     */
    public static RunningContainer rabbitmq(LocalStack stack) {
        return of("rabbitmq", stack);
    }

    /**
     * @throws IllegalStateException when the stack is the embedded one
     */
    public static RunningContainer postgres(LocalStack stack) {
        return of("postgres", stack);
    }

    private static RunningContainer of(String engine, LocalStack stack) {
        String id = stack.endpoints().containers().get(engine);
        if (id == null) {
            throw new IllegalStateException(
                    engine + " is embedded; run ./mvnw verify -Pcontainers");
        }
        return new RunningContainer(id);
    }

    /**
     * Runs a command inside and returns what it printed.
     *
     * @throws IllegalStateException when it ends with anything but 0, with its output
     */
    public String run(String... command) {
        DockerClient docker = DockerClientFactory.instance().client();
        String what = String.join(" ", command);
        try {
            ExecResult result =
                    ExecInContainerPattern.execInContainer(
                            docker, docker.inspectContainerCmd(id).exec(), command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(
                        "%s ended with %d: %s%s"
                                .formatted(
                                        what,
                                        result.getExitCode(),
                                        result.getStdout(),
                                        result.getStderr()));
            }
            return result.getStdout();
        } catch (IOException e) {
            throw new UncheckedIOException(what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted during " + what, e);
        }
    }
}
