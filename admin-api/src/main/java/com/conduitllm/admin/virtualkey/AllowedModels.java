package com.conduitllm.admin.virtualkey;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The models that a key may use: names, or beginnings of names that end in {@code *}.
 *
 * @param patterns none: no model at all
 */
record AllowedModels(List<String> patterns) {
    private static final Pattern SHAPE = Pattern.compile("[^\\s,*\\p{Cntrl}]*\\*?");

    AllowedModels {
        patterns = List.copyOf(patterns);
    }

    /** Reads the comma-separated form; spaces around names and empty entries do not count. */
    static AllowedModels parse(String text) {
        return new AllowedModels(
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** Whether it names at least one model and nothing that could not be one. */
    boolean isWellFormed() {
        return !patterns.isEmpty()
                && patterns.stream().allMatch(pattern -> SHAPE.matcher(pattern).matches());
    }

    /** The comma-separated form. */
    String text() {
        return String.join(",", patterns);
    }

    boolean allows(String model) {
        return patterns.stream()
                .anyMatch(pattern ->
                        pattern.endsWith("*")
                                ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                                : model.equals(pattern));
    }
}
