package com.conduitllm.core.auth;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/**
 * Which models a key may use.
 *
 * @param patterns exact names, or {@code prefix*}; null: every model
 */
public record AllowedModels(@Nullable List<String> patterns) {
    /** No restriction. */
    public static final AllowedModels ALL = new AllowedModels(null);

    public AllowedModels {
        patterns = patterns == null ? null : List.copyOf(patterns);
    }

    /** Reads the comma-separated form of the database; null means all, blank means none. */
    static AllowedModels parse(@Nullable String commaSeparated) {
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

    private static boolean matches(String pattern, String model) {
        return pattern.endsWith("*")
                ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                : model.equals(pattern);
    }
}
