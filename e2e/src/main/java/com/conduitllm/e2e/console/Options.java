package com.conduitllm.e2e.console;

import com.conduitllm.testing.stack.LocalStack;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a command line, {@code --name value} or {@code --name=value}.
 *
 * @param values by the option's name with its dashes; empty for a switch
 */
public record Options(String command, Map<String, String> values) {
    /** Takes {@code embedded} or {@code containers}. */
    public static final String ENGINES = "--engines";

    private static final Set<String> HELP = Set.of("--help", "-h", "help");

    public Options {
        values = Map.copyOf(values);
    }

    static boolean wantHelp(String... arguments) {
        return Arrays.stream(arguments).anyMatch(HELP::contains);
    }

    /**
     * @param valued options that take a value
     * @param switches options that take none
     * @throws UsageException when there is anything else
     */
    static Options parse(
            String command, Set<String> valued, Set<String> switches, List<String> arguments) {
        Map<String, String> values = new HashMap<>();
        for (int at = 0; at < arguments.size(); at++) {
            String[] parts = arguments.get(at).split("=", 2);
            String name = parts[0];
            String value = parts.length == 2 ? parts[1] : "";
            if (switches.contains(name)) {
                require(parts.length == 1, "Option %s takes no value.".formatted(name));
            } else {
                require(
                        valued.contains(name),
                        "Unknown option \"%s\": see ./conduit %s --help.".formatted(name, command));
                if (parts.length == 1 && at + 1 < arguments.size()) {
                    value = arguments.get(++at);
                }
                require(!value.isBlank(), "Option %s needs a value.".formatted(name));
            }
            values.put(name, value);
        }
        return new Options(command, values);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /**
     * @throws UsageException when it is no whole number from {@code least} to {@code most}
     */
    public long number(String name, long least, long most, long otherwise) {
        String value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        String sentence =
                "Option %s needs a whole number from %d to %d, not \"%s\"."
                        .formatted(name, least, most, value);
        try {
            long number = Long.parseLong(value);
            require(number >= least && number <= most, sentence);
            return number;
        } catch (NumberFormatException e) {
            throw new UsageException(sentence);
        }
    }

    /**
     * Which engines were asked for, embedded ones otherwise; from now on they are those of this
     * JVM.
     *
     * @throws UsageException when there are no such ones
     */
    public String engines() {
        String engines = text(ENGINES).orElse("embedded");
        try {
            LocalStack.chooseEngines(engines);
            return engines;
        } catch (IllegalArgumentException e) {
            throw new UsageException("Option %s: %s".formatted(ENGINES, e.getMessage()));
        }
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new UsageException(sentence);
        }
    }
}
