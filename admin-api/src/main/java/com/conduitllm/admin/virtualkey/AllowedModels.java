package com.conduitllm.admin.virtualkey;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The models that a key may use: names, or beginnings of names that end in {@code *}.
 *
 * @param patterns at least one
 */
record AllowedModels(List<String> patterns) {
    private static final Pattern SHAPE = Pattern.compile("[^\\s,*\\p{Cntrl}]*\\*?");

    AllowedModels {
        patterns = List.copyOf(patterns);
        if (patterns.isEmpty() || patterns.stream().anyMatch(p -> !SHAPE.matcher(p).matches())) {
            throw new IllegalArgumentException("Not a list of models");
        }
    }

    /** Reads the comma-separated form; spaces around names and empty entries do not count. */
    static AllowedModels parse(String text) {
        return new AllowedModels(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** The comma-separated form. */
    String text() {
        return String.join(",", patterns);
    }

    boolean allows(String model) {
        return patterns.stream()
                .anyMatch(
                        pattern ->
                                pattern.endsWith("*")
                                        ? model.startsWith(
                                                pattern.substring(0, pattern.length() - 1))
                                        : model.equals(pattern));
    }
}
