package com.conduitllm.environment;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The grammar of {@code CONDUITLLM__A__B}.
 *
 * <p>Two underscores part the segments; letter case and single underscores mean nothing ({@code
 * SERVICE_URL} is {@code SERVICEURL}); a segment of digits only is a place in a list, counted from
 * 0; a last segment {@code FILE} says that the value is in a file. Spring compares property names
 * without case and dashes, so {@code conduitllm.storage.s3.serviceurl} reaches a record component
 * {@code serviceUrl}.
 */
record VariableName(List<String> segments, boolean file) {

    static final String PREFIX = "CONDUITLLM__";

    private static final String FILE = "FILE";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern WORD = Pattern.compile("[A-Z0-9]+");

    VariableName {
        segments = List.copyOf(segments);
    }

    /** Whether the variable is one of ours by its prefix, in any letter case. */
    static boolean isOurs(String variable) {
        return variable.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Reads any variable's name; one that is not ours is a name of one segment. */
    static VariableName parse(String variable) {
        var segments = new ArrayList<String>();
        for (String part : variable.toUpperCase(Locale.ROOT).split("__", -1)) {
            segments.add(part.replace("_", ""));
        }
        boolean file = segments.size() > 1 && segments.getLast().equals(FILE);
        if (file) {
            segments.removeLast();
        }
        return new VariableName(segments, file);
    }

    /** Whether every segment is a word or a number, which is what a property name can hold. */
    boolean wellFormed() {
        return segments.size() > 1 && segments.stream().allMatch(s -> WORD.matcher(s).matches());
    }

    /** The property in Spring's uniform form: {@code conduitllm.a.list[0].b}. */
    String property() {
        var property = new StringBuilder();
        for (String segment : segments) {
            if (isIndex(segment)) {
                property.append('[').append(Integer.parseInt(segment)).append(']');
            } else {
                property.append(property.isEmpty() ? "" : ".");
                property.append(segment.toLowerCase(Locale.ROOT));
            }
        }
        return property.toString();
    }

    /**
     * The canonical spelling with {@code n} for every number: {@code CONDUITLLM__A__LIST__n__B}.
     */
    String pattern() {
        return segments.stream()
                .map(segment -> isIndex(segment) ? "n" : segment)
                .collect(Collectors.joining("__"));
    }

    /** A pattern with the numbers of this name in the places of its {@code n}. */
    String withOwnNumbers(String pattern) {
        String result = pattern;
        for (String segment : segments) {
            if (isIndex(segment)) {
                result = result.replaceFirst("__n(?=__|$)", "__" + segment);
            }
        }
        return result;
    }

    /** The variable that sets a property: the way back from {@link #property()}. */
    static String of(ConfigurationPropertyName property) {
        var elements = new ArrayList<String>();
        for (int i = 0; i < property.getNumberOfElements(); i++) {
            elements.add(property.getElement(i, Form.UNIFORM).toUpperCase(Locale.ROOT));
        }
        return String.join("__", elements);
    }

    private static boolean isIndex(String segment) {
        return NUMBER.matcher(segment).matches();
    }
}
