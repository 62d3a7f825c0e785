package com.conduitllm.proof;

import com.conduitllm.proof.mutant.MutantDoesNotApplyException;
import com.conduitllm.testing.stack.LocalStack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code ./conduit prove}: the product in every weather, then each mutant in the one in which it is
 * caught. Ends with 0 when the product broke no rule and every mutant was caught, with 1 when not,
 * with 2 when the command line cannot be right.
 */
public final class Prove {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Prove() {}

    public static void main(String[] arguments) {
        System.exit(exitCode(arguments));
    }

    static int exitCode(String... arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.println(ProveOptions.HELP);
            return 0;
        }
        try {
            return prove(ProveOptions.parse(arguments)) ? 0 : FAILED;
        } catch (IllegalArgumentException e) {
            System.err.println("✗ " + e.getMessage());
            return MISUSED;
        } catch (IllegalStateException | MutantDoesNotApplyException e) {
            System.err.println("✗ ./conduit prove cannot go on: " + e.getMessage());
            return FAILED;
        }
    }

    private static boolean prove(ProveOptions options) {
        Path folder = temporaryFolder();
        try (LocalStack stack = LocalStack.startIn(folder.resolve("stack"))) {
            return new ProofRound(options, new Trials(stack, folder), System.out).run();
        } finally {
            remove(folder);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("conduit-prove-");
        } catch (IOException e) {
            throw new UncheckedIOException("No folder for the trials can be made", e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            System.err.println("✗ " + folder + " could not be removed: " + e.getMessage());
        }
    }
}
