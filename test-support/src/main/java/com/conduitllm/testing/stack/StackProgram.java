package com.conduitllm.testing.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What runs the servers of a stack. Both programs write {@code endpoints.json}, say {@code ready},
 * and end when their standard input does.
 */
enum StackProgram {
    /** The jar of local-stack. */
    EMBEDDED(Duration.ofSeconds(90)) {
        @Override
        List<String> command(Path dataFolder) {
            return java(
                    "-jar",
                    Repository.jar("local-stack").toString(),
                    "serve",
                    "--data-dir",
                    dataFolder.toString(),
                    "--stop-on-stdin-close");
        }
    },
    /** The engines of production, which may have to be fetched first. */
    CONTAINERS(Duration.ofMinutes(10)) {
        @Override
        List<String> command(Path dataFolder) {
            return java(
                    "-Dlogback.configurationFile=container-stack-logback.xml",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "com.conduitllm.testing.container.ContainerStack",
                    dataFolder.toString());
        }
    };

    static final String PROPERTY = "conduit.engines";

    private final Duration startLimit;

    StackProgram(Duration startLimit) {
        this.startLimit = startLimit;
    }

    /** What the build asks for by the system property {@value #PROPERTY}. */
    static StackProgram ofThisBuild() {
        return named(System.getProperty(PROPERTY, "embedded"));
    }

    /**
     * @throws IllegalArgumentException when it is neither embedded nor containers
     */
    static StackProgram named(String engines) {
        return switch (engines) {
            case "embedded" -> EMBEDDED;
            case "containers" -> CONTAINERS;
            default ->
                    throw new IllegalArgumentException(
                            "The engines are \"embedded\" or \"containers\", not \"%s\"."
                                    .formatted(engines));
        };
    }

    abstract List<String> command(Path dataFolder);

    Duration startLimit() {
        return startLimit;
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Repository.java().toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(arguments));
        return command;
    }
}
