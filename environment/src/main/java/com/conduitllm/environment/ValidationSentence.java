package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Says which constraints of a {@code @Validated} record do not hold; several are parted by
 * semicolons, so that an operator mends them in one go. A constraint whose own message names a
 * variable speaks for itself.
 */
final class ValidationSentence {

    private static final int MOST = 5;

    private ValidationSentence() {}

    static Optional<String> of(ValidationErrors errors) {
        String clauses =
                errors.getAllErrors().stream()
                        .map(error -> clause(errors, error))
                        .distinct()
                        .sorted()
                        .limit(MOST)
                        .collect(Collectors.joining("; "));
        return clauses.isEmpty() ? Optional.empty() : Optional.of(clauses + ".");
    }

    private static String clause(ValidationErrors errors, ObjectError error) {
        String message = Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
        message = message.replaceFirst("\\.$", "");
        if (message.contains(VariableName.PREFIX)) {
            return message;
        }
        if (!(error instanceof FieldError field)) {
            return "%s__… %s".formatted(VariableName.of(errors.getName()), message);
        }
        ConfigurationPropertyName name = nameOf(errors.getName(), field.getField());
        ConfigurationProperty property = bound(errors, name);
        String variable = VariableOrigin.nameFor(name, property);
        Object value = property == null ? null : property.getValue();
        return value == null && isAbsence(field)
                ? variable + " must be set"
                : "%s %s%s".formatted(variable, message, ShownValue.butIs(variable, value));
    }

    private static boolean isAbsence(FieldError field) {
        String code = Objects.requireNonNullElse(field.getCode(), "");
        return code.equals("NotNull") || code.equals("NotBlank") || code.equals("NotEmpty");
    }

    private static ConfigurationPropertyName nameOf(ConfigurationPropertyName group, String field) {
        return ConfigurationPropertyName.adapt(group + "." + field.toLowerCase(Locale.ROOT), '.');
    }

    private static @Nullable ConfigurationProperty bound(
            ValidationErrors errors, ConfigurationPropertyName name) {
        return errors.getBoundProperties().stream()
                .filter(property -> property.getName().equals(name))
                .findFirst()
                .orElse(null);
    }
}
