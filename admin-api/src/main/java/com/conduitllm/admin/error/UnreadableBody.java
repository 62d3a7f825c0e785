package com.conduitllm.admin.error;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

import java.time.Instant;
import java.util.List;

/**
 * Why a body could not be read, in words that repeat nothing of it.
 *
 * @param field path of the value, {@code a.b[0]}; null when it is not one value
 */
record UnreadableBody(@Nullable String field, String sentence) {
    private static final String NO_OBJECT = "The body must be a JSON object.";

    static UnreadableBody because(@Nullable Throwable cause) {
        return switch (cause) {
            case MismatchedInputException mismatch -> wrongType(mismatch, mismatch.getTargetType());
            case InputCoercionException coercion -> wrongType(coercion, coercion.getTargetType());
            case StreamReadException broken ->
                    new UnreadableBody(
                            null,
                            "The body is not valid JSON (line %d, column %d)."
                                    .formatted(
                                            broken.getLocation().getLineNr(),
                                            broken.getLocation().getColumnNr()));
            case null, default -> new UnreadableBody(null, NO_OBJECT);
        };
    }

    private static UnreadableBody wrongType(JacksonException problem, @Nullable Class<?> type) {
        if (problem.getPath().isEmpty()) {
            return new UnreadableBody(null, NO_OBJECT);
        }
        String field = path(problem.getPath());
        return new UnreadableBody(field, field + " " + expectation(type) + ".");
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type == String.class) {
            return "must be a string";
        }
        if (type == Integer.class
                || type == Long.class
                || type == int.class
                || type == long.class) {
            return "must be a whole number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == Instant.class) {
            return "must be a time such as 2030-01-31T12:00:00Z";
        }
        return "has a wrong type";
    }

    private static String path(List<JacksonException.Reference> references) {
        var path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            if (reference.getPropertyName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
            }
        }
        return path.toString();
    }
}
