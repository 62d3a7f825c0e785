package com.conduitllm.e2e.console;

import java.util.List;
import java.util.Set;

/**
 * One command of {@code ./conduit}.
 *
 * @param name as it is typed
 * @param help what {@code --help} prints
 * @param valued its options with a value, with their dashes
 * @param switches its options without one
 */
public record Command(String name, String help, Set<String> valued, Set<String> switches) {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    /** What the command does. */
    @FunctionalInterface
    public interface Work {
        /** Returns whether everything held that was to be shown. */
        boolean run(Options options, Screen screen);
    }

    /** Does the work and ends the JVM: 0 when all held, 1 when not, 2 for a wrong command line. */
    public void run(String[] arguments, Work work) {
        System.exit(exitCode(Screen.standard(), work, arguments));
    }

    int exitCode(Screen screen, Work work, String... arguments) {
        if (Options.wantHelp(arguments)) {
            screen.line(help);
            return 0;
        }
        try {
            Options options = Options.parse(name, valued, switches, List.of(arguments));
            return work.run(options, screen) ? 0 : FAILED;
        } catch (UsageException e) {
            screen.failure(String.valueOf(e.getMessage()));
            return MISUSED;
        } catch (RuntimeException | AssertionError e) {
            screen.failure("./conduit %s cannot go on: %s".formatted(name, e.getMessage()));
            return FAILED;
        }
    }
}
