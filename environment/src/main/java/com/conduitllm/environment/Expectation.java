package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a variable's value must be, said to an operator: {@code "must be a whole number"}. */
final class Expectation {

    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> FRACTION =
            Set.of(Float.class, Double.class, BigDecimal.class);
    private static final List<String> UNITS = List.of("BYTES", "DAYS", "SECONDS", "PERCENT");

    private Expectation() {}

    /**
     * @param variable the variable's name; its end may tell a unit ({@code …SIZEBYTES})
     * @param constraints annotations of the component, for the bounds of a number
     */
    static String of(Class<?> target, String variable, Stream<? extends Annotation> constraints) {
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(target);
        if (WHOLE.contains(type)) {
            return "must be a whole number" + unit(variable) + bounds(constraints);
        }
        if (FRACTION.contains(type)) {
            return "must be a number" + bounds(constraints);
        }
        if (type.isEnum()) {
            return "must be one of " + names(type.getEnumConstants());
        }
        return "must be " + kind(type);
    }

    private static String kind(Class<?> type) {
        if (type == Boolean.class) {
            return "true or false";
        }
        if (type == Duration.class) {
            return "a duration such as PT15M, 24h or 24:00:00";
        }
        if (type == URI.class || type == URL.class) {
            return "a URL";
        }
        if (type == DataSize.class) {
            return "a size such as 16MB";
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "a time zone such as UTC or Europe/Berlin";
        }
        if (type.isRecord()) {
            return "left out, because only the settings below it take values";
        }
        return "a valid " + type.getSimpleName();
    }

    private static String names(@Nullable Object[] constants) {
        return Arrays.stream(constants).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String unit(String variable) {
        return UNITS.stream()
                .filter(variable.toUpperCase(Locale.ROOT)::endsWith)
                .map(unit -> " of " + unit.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** By simple name: Bean Validation is not on every class path that this module is on. */
    private static String bounds(Stream<? extends Annotation> constraints) {
        return constraints
                .map(constraint ->
                        switch (constraint.annotationType().getSimpleName()) {
                            case "Positive" -> " greater than 0";
                            case "PositiveOrZero" -> " of at least 0";
                            case "Min" -> " of at least " + limit(constraint);
                            case "Max" -> " of at most " + limit(constraint);
                            default -> "";
                        })
                .filter(bound -> !bound.isEmpty())
                .collect(Collectors.joining(" and"));
    }

    private static long limit(Annotation constraint) {
        return MergedAnnotation.from(constraint).getLong("value");
    }
}
