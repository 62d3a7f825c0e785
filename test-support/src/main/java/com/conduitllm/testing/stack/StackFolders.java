package com.conduitllm.testing.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The data folders of shared stacks, one per test JVM in the module's {@code target}. The stack
 * ends after its JVM, so nobody is left to delete its folder: the next run does.
 */
final class StackFolders {

    private static final String PREFIX = "jvm-";

    private StackFolders() {}

    static Path forThisJvm(Path module) {
        Path folder = module.resolve("target").resolve("local-stack");
        try {
            Files.createDirectories(folder);
            deleteLeftOvers(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + folder, e);
        }
        return folder.resolve(PREFIX + ProcessHandle.current().pid());
    }

    static void deleteLeftOvers(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.filter(StackFolders::isLeftOver).toList()) {
                delete(child);
            }
        }
    }

    private static boolean isLeftOver(Path child) {
        String name = child.getFileName().toString();
        if (!name.startsWith(PREFIX) || Files.exists(child.resolve(StackEndpoints.FILE))) {
            // Endpoints are there for as long as the stack runs.
            return false;
        }
        String pid = name.substring(PREFIX.length()).replaceFirst("\\D.*", "");
        return !pid.isEmpty() && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
    }

    private static void delete(Path tree) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(tree)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
