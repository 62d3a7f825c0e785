package com.conduitllm.testing.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Starts a Spring Boot jar in less than half of the time: the same classes, extracted from it, with
 * an ahead-of-time cache of the JVM (JEP 483, JEP 514).
 *
 * <p>Both are made once for each content of the jar, in a folder beside it, by whichever process
 * comes first; the others wait for it. The cache is what one training run leaves: the service
 * starts with the caller's JVM options and ends when its context is complete. A run that fails
 * leaves a cache, too, so its exit code decides. Without a cache the jar itself is started.
 */
final class QuickStart {
    private static final System.Logger LOG = System.getLogger(QuickStart.class.getName());
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Map<Path, Optional<QuickStart>> MADE = new ConcurrentHashMap<>();

    private final Path folder;
    private final Path jar;

    private QuickStart(Path folder, String jar) {
        this.folder = folder;
        this.jar = folder.resolve(jar);
    }

    /**
     * The one for a jar and these options, made now if it is not there; empty when it cannot be
     * made.
     *
     * @param training environment of the training run; asked only if there is one
     */
    static Optional<QuickStart> of(
            Path jar, List<String> jvmOptions, Supplier<Map<String, String>> training) {
        JarContent content = JarContent.of(jar);
        if (!content.springBoot()) {
            return Optional.empty();
        }
        Path folder =
                jar.resolveSibling("quick-start")
                        .resolve(content.fingerprint(heapless(jvmOptions)));
        return MADE.computeIfAbsent(
                folder,
                _ ->
                        new QuickStart(folder, jar.getFileName().toString())
                                .made(jar, jvmOptions, training));
    }

    /** The size of the heap is no part of what a cache depends on. */
    private static List<String> heapless(List<String> jvmOptions) {
        return jvmOptions.stream().filter(option -> !option.startsWith("-Xm")).toList();
    }

    /** What stands between the JVM's options and the program's arguments. */
    List<String> command() {
        return List.of("-XX:AOTCache=" + cache(), "-jar", jar.toString());
    }

    private Path cache() {
        return folder.resolve("start.aot");
    }

    private Optional<QuickStart> made(
            Path fatJar, List<String> jvmOptions, Supplier<Map<String, String>> training) {
        Path complete = folder.resolve("complete");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel =
                            FileChannel.open(
                                    folder.resolve("lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (!Files.exists(complete)) {
                    make(fatJar, jvmOptions, training.get());
                    Files.createFile(complete);
                }
                return Optional.of(this);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + folder, e);
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, fatJar + " starts slowly: " + e.getMessage());
            return Optional.empty();
        }
    }

    private void make(Path fatJar, List<String> jvmOptions, Map<String, String> environment) {
        run(
                "extract",
                Map.of(),
                List.of("-Djarmode=tools", "-jar", fatJar.toString(), "extract", "--force"),
                List.of("--destination", folder.toString()));
        run(
                "training",
                environment,
                jvmOptions,
                List.of(
                        "-XX:AOTCacheOutput=" + cache(),
                        "-Dspring.context.exit=onRefresh",
                        "-jar",
                        jar.toString()));
    }

    private void run(
            String what, Map<String, String> environment, List<String> first, List<String> then) {
        ProcessBuilder command = new ProcessBuilder(Repository.java().toString());
        command.command().addAll(first);
        command.command().addAll(then);
        ServiceLaunch.configure(command, environment);
        ChildProcess process = ChildProcess.start(what, command, folder.resolve(what + ".log"));
        OptionalInt exit = process.awaitExit(LIMIT);
        if (exit.isEmpty()) {
            process.kill9();
        }
        if (exit.orElse(-1) != 0) {
            throw new IllegalStateException(
                    "%s ended with %s%n%s".formatted(what, exit, process.tail(10)));
        }
    }
}
