package com.conduitllm.admin.error;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Why a body could not be read, in words that repeat nothing of it.
 *
 * @param field path of the value, {@code a.b[0]}; null when it is not one value
 */
record UnreadableBody(@Nullable String field, String sentence) {

    static UnreadableBody because(@Nullable Throwable cause) {
        return switch (cause) {
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() -> {
                String field = path(mismatch.getPath());
                yield new UnreadableBody(
                        field, field + " " + expectation(mismatch.getTargetType()) + ".");
            }
            case StreamReadException broken ->
                    new UnreadableBody(
                            null,
                            "The body is not valid JSON (line %d, column %d)."
                                    .formatted(
                                            broken.getLocation().getLineNr(),
                                            broken.getLocation().getColumnNr()));
            case null, default -> new UnreadableBody(null, "The body must be a JSON object.");
        };
    }

    private static String expectation(@Nullable Class<?> type) {
        if (type == String.class) {
            return "must be a string";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
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
