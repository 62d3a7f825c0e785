package com.conduitllm.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Every variable that any part of the product reads, with who reads it.
 *
 * <p>Both services get the same environment, and neither has the other's classes, so the names are
 * in a resource of this module: {@code known-variables.txt}. A test in each service keeps it equal
 * to the components of that service's {@code @ConfigurationProperties} records ({@code
 * KnownVariablesCheck} in this module's test jar).
 *
 * @param readers by the variable's pattern ({@code n} for a place in a list): {@code core}, {@code
 *     admin}, or {@code environment} for what this module reads itself
 */
record KnownVariables(Map<String, Set<String>> readers) {

    private static final String RESOURCE = "known-variables.txt";

    static KnownVariables load() {
        try (InputStream in = KnownVariables.class.getResourceAsStream(RESOURCE)) {
            byte[] text = Objects.requireNonNull(in, RESOURCE).readAllBytes();
            return parse(new String(text, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static KnownVariables parse(String text) {
        var readers = new TreeMap<String, Set<String>>();
        for (String line : text.lines().toList()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                List<String> words = List.of(line.trim().split("\\s+"));
                readers.put(words.getFirst(), new TreeSet<>(words.subList(1, words.size())));
            }
        }
        return new KnownVariables(readers);
    }

    boolean contains(String pattern) {
        return readers.containsKey(pattern);
    }

    /** The names that one reader is said to read. */
    Set<String> readBy(String reader) {
        return readers.entrySet().stream()
                .filter(entry -> entry.getValue().contains(reader))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The name that needs the fewest changes, when fewer than a third of it changes. */
    Optional<String> nearest(String pattern) {
        return nearest(pattern, VariableName.PREFIX)
                .filter(name -> EditDistance.between(pattern, name) * 3 <= name.length());
    }

    /** The nearest of the names that begin so, however far it is. */
    Optional<String> nearest(String pattern, String beginning) {
        return readers.keySet().stream()
                .filter(name -> name.startsWith(beginning))
                .min(Comparator.comparingInt((String name) -> EditDistance.between(pattern, name)));
    }
}
