package com.conduitllm.testing.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where things are in the checked-out repository that the tests run in. */
public final class Repository {

    private Repository() {}

    /**
     * The top folder: the nearest one with {@code mvnw}, from the working directory upwards.
     *
     * @throws IllegalStateException when there is none
     */
    public static Path root() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("No folder with mvnw at or above " + start));
    }

    /** The module whose tests run: the nearest folder with a {@code pom.xml}. */
    public static Path module() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(start, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                .findFirst()
                .orElse(start);
    }

    /**
     * The runnable jar of a module: {@code core-api/target/core-api.jar}.
     *
     * @throws IllegalStateException when it is not built
     */
    public static Path jar(String module) {
        Path jar = root().resolve(module).resolve("target").resolve(module + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(
                    "%s is not there; build it: ./mvnw -pl %s -am package -DskipTests"
                            .formatted(jar, module));
        }
        return jar;
    }

    /** The {@code java} of the JDK that runs the tests. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
