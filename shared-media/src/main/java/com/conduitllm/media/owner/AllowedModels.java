package com.conduitllm.media.owner;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which models a virtual key may use.
 *
 * @param patterns names, or beginnings of names that end in {@code *}; null: every model, empty:
 *     none
 */
public record AllowedModels(@Nullable List<String> patterns) {
    /** No restriction. */
    public static final AllowedModels ALL = new AllowedModels(null);

    private static final Pattern SHAPE = Pattern.compile("[^\\s,*\\p{Cntrl}]*\\*?");

    public AllowedModels {
        patterns = patterns == null ? null : List.copyOf(patterns);
    }

    /**
     * Reads the comma-separated form of the database and of requests; spaces around names and empty
     * entries do not count. Null means all, blank means none.
     */
    public static AllowedModels parse(@Nullable String commaSeparated) {
        if (commaSeparated == null) {
            return ALL;
        }
        return new AllowedModels(
                Arrays.stream(commaSeparated.split(","))
                        .map(String::strip)
                        .filter(pattern -> !pattern.isEmpty())
                        .toList());
    }

    /** Whether the key may use {@code model}; names are compared exactly. */
    public boolean permits(String model) {
        return patterns == null || patterns.stream().anyMatch(pattern -> matches(pattern, model));
    }

    /** Whether it names at least one model and nothing that could not be one, or permits all. */
    public boolean isWellFormed() {
        return patterns == null
                || (!patterns.isEmpty()
                        && patterns.stream().allMatch(pattern -> SHAPE.matcher(pattern).matches()));
    }

    /** The comma-separated form; null for all. */
    public @Nullable String text() {
        return patterns == null ? null : String.join(",", patterns);
    }

    private static boolean matches(String pattern, String model) {
        return pattern.endsWith("*")
                ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                : model.equals(pattern);
    }
}
