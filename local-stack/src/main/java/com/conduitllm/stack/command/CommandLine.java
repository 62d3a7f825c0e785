package com.conduitllm.stack.command;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A valid command line.
 *
 * @param verb what to do
 */
public record CommandLine(Verb verb, Map<Option, String> values) {
    private static final int HIGHEST_PORT = 65_535;

    /** What became of the arguments. */
    public sealed interface Outcome {}

    /** Go ahead. */
    public record Valid(CommandLine commandLine) implements Outcome {}

    /** Print this and end with 0. */
    public record HelpWanted(String text) implements Outcome {}

    /** Print this sentence and end with 2. */
    public record Invalid(String sentence) implements Outcome {}

    public static Outcome parse(List<String> arguments) {
        if (arguments.isEmpty() || isHelp(arguments.getFirst())) {
            return new HelpWanted(Help.OVERVIEW);
        }
        String word = arguments.getFirst();
        return Verb.named(word)
                .map(verb -> parse(verb, arguments.subList(1, arguments.size())))
                .orElseGet(() ->
                        new Invalid(
                                "Unknown command \"%s\": use up, demo, down or status."
                                        .formatted(word)));
    }

    private static Outcome parse(Verb verb, List<String> arguments) {
        if (arguments.stream().anyMatch(CommandLine::isHelp)) {
            return new HelpWanted(Help.of(verb));
        }
        Map<Option, String> values = new EnumMap<>(Option.class);
        for (int at = 0; at < arguments.size(); at++) {
            String[] parts = arguments.get(at).split("=", 2);
            Optional<Option> option = Option.named(parts[0]).filter(verb::reads);
            if (option.isEmpty()) {
                return new Invalid(
                        "Unknown option \"%s\" for %s: see ./conduit %s --help."
                                .formatted(parts[0], verb.label(), verb.label()));
            }
            String value = "";
            if (parts.length == 2) {
                value = parts[1];
            } else if (option.get().takesValue() && ++at < arguments.size()) {
                value = arguments.get(at);
            }
            Optional<Invalid> wrong = check(option.get(), value);
            if (wrong.isPresent()) {
                return wrong.get();
            }
            values.put(option.get(), value);
        }
        return new Valid(new CommandLine(verb, Map.copyOf(values)));
    }

    private static boolean isHelp(String argument) {
        return argument.equals("--help") || argument.equals("-h") || argument.equals("help");
    }

    private static Optional<Invalid> check(Option option, String value) {
        if (option.takesValue() && value.isBlank()) {
            return Optional.of(new Invalid("Option %s needs a value.".formatted(option.label())));
        }
        if (!option.takesValue() && !value.isEmpty()) {
            return Optional.of(new Invalid("Option %s takes no value.".formatted(option.label())));
        }
        boolean port = option == Option.CORE_PORT || option == Option.ADMIN_PORT;
        if (port && !isPort(value)) {
            return Optional.of(
                    new Invalid(
                            "Option %s needs a port between 0 and %d, not \"%s\"."
                                    .formatted(option.label(), HIGHEST_PORT, value)));
        }
        return Optional.empty();
    }

    private static boolean isPort(String value) {
        return value.matches("\\d{1,5}") && Integer.parseInt(value) <= HIGHEST_PORT;
    }

    public Path dataDir() {
        String fallback = values.getOrDefault(Option.DEFAULT_DATA_DIR, ".conduit");
        return Path.of(values.getOrDefault(Option.DATA_DIR, fallback));
    }

    /** 0 = any free one. */
    public int corePort() {
        return Integer.parseInt(values.getOrDefault(Option.CORE_PORT, "8080"));
    }

    /** 0 = any free one. */
    public int adminPort() {
        return Integer.parseInt(values.getOrDefault(Option.ADMIN_PORT, "8081"));
    }

    public boolean fresh() {
        return values.containsKey(Option.FRESH);
    }

    /** The script asks first, before it builds the services. */
    public boolean checkOnly() {
        return values.containsKey(Option.CHECK_ONLY);
    }

    public boolean stopOnStdinClose() {
        return values.containsKey(Option.STOP_ON_STDIN_CLOSE);
    }

    public Path coreJar() {
        return Path.of(values.getOrDefault(Option.CORE_JAR, "core-api/target/core-api.jar"));
    }

    public Path adminJar() {
        return Path.of(values.getOrDefault(Option.ADMIN_JAR, "admin-api/target/admin-api.jar"));
    }
}
