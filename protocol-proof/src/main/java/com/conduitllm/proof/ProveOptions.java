package com.conduitllm.proof;

import com.conduitllm.proof.mutant.Mutant;
import com.conduitllm.proof.mutant.Mutants;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line of {@code ./conduit prove}.
 *
 * @param seconds length of each trial's traffic, 1 to 86400; a mutant's ends when it is caught
 * @param seed of the first trial; every trial of a round has the same
 * @param mutants which ones; empty for none
 */
record ProveOptions(long seconds, long seed, List<Mutant> mutants) {
    static final String HELP =
            """
            Usage: ./conduit prove [--seconds N] [--seed S] [--mutants all|none|NAME,NAME...]

            Generates and deletes keys at once while processes, connections and the store fail,
            and compares bucket and database all the time. Then breaks the product on purpose,
            one law of its protocol after the other, and shows that the same trial catches it.

              --seconds N   how long the traffic of each trial lasts, 1 to 86400 (20)
              --seed S      which failures happen when (1)
              --mutants     which of the broken products are tried (all)\
            """;

    private static final Set<String> NAMES = Set.of("--seconds", "--seed", "--mutants");

    static ProveOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            String[] parts = arguments[i].split("=", 2);
            if (!NAMES.contains(parts[0])) {
                throw new IllegalArgumentException(
                        "Unknown option \"%s\": see ./conduit prove --help.".formatted(parts[0]));
            }
            String value = parts.length == 2 ? parts[1] : "";
            if (parts.length == 1 && i + 1 < arguments.length) {
                value = arguments[++i];
            }
            if (value.isBlank()) {
                throw new IllegalArgumentException("Option %s needs a value.".formatted(parts[0]));
            }
            values.put(parts[0], value);
        }
        return new ProveOptions(
                number("--seconds", values.getOrDefault("--seconds", "20"), 1, 86_400),
                number("--seed", values.getOrDefault("--seed", "1"), 0, Integer.MAX_VALUE),
                Mutants.chosen(values.getOrDefault("--mutants", "all")));
    }

    private static long number(String name, String value, long least, long most) {
        String sentence =
                "Option %s needs a whole number from %d to %d, not \"%s\"."
                        .formatted(name, least, most, value);
        try {
            long number = Long.parseLong(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException(sentence);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(sentence, e);
        }
    }
}
