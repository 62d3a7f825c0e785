package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionFailedException;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Says why the properties of one record could not be bound. */
final class BindSentence {

    private BindSentence() {}

    static Optional<String> of(BindException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof BindValidationException invalid) {
            return ValidationSentence.of(invalid.getValidationErrors());
        }
        if (cause instanceof UnboundConfigurationPropertiesException unbound) {
            return unbound.getUnboundProperties().stream().findFirst().map(BindSentence::gap);
        }
        ConfigurationProperty property = boundBy(failure);
        return property != null || cause instanceof ConversionException
                ? Optional.of(unreadable(failure, property))
                : refusedByConstructor(failure);
    }

    private static String unreadable(
            BindException failure, @Nullable ConfigurationProperty property) {
        String variable = VariableOrigin.nameFor(failure.getName(), property);
        Object value = property == null ? null : property.getValue();
        return "%s %s%s."
                .formatted(
                        variable,
                        expectation(failure, variable),
                        ShownValue.butIs(variable, value));
    }

    /** The binder also reports a property that it bound before; only the failing one counts. */
    private static @Nullable ConfigurationProperty boundBy(BindException failure) {
        ConfigurationProperty property = failure.getProperty();
        return property != null && property.getName().equals(failure.getName()) ? property : null;
    }

    private static String expectation(BindException failure, String variable) {
        Class<?> target =
                Causes.innermost(failure, ConversionFailedException.class)
                        .<Class<?>>map(conversion -> conversion.getTargetType().getObjectType())
                        .orElseGet(() -> failure.getTarget().getType().resolve(Object.class));
        return Expectation.of(
                target, variable, Arrays.stream(failure.getTarget().getAnnotations()));
    }

    private static String gap(ConfigurationProperty property) {
        String variable = VariableOrigin.nameFor(property.getName(), property);
        return "%s skips a number: the entries of a list count from 0 without a gap."
                .formatted(variable);
    }

    /**
     * A record's constructor refused its values with an {@code IllegalArgumentException}. A message
     * that begins with the name of a component becomes one that begins with its variable. Any other
     * exception is a defect and keeps its stack trace.
     */
    private static Optional<String> refusedByConstructor(BindException failure) {
        return Causes.innermost(failure, IllegalArgumentException.class)
                .map(Throwable::getMessage)
                .map(message -> named(failure, message));
    }

    private static String named(BindException failure, String message) {
        String[] words = message.split(" ", 2);
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        boolean namesComponent =
                words.length == 2
                        && type.isRecord()
                        && Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getName)
                                .anyMatch(words[0]::equalsIgnoreCase);
        String group = VariableName.of(failure.getName());
        String sentence =
                namesComponent
                        ? "%s %s".formatted(variable(failure.getName(), words[0]), words[1])
                        : "%s__…: %s".formatted(group, message);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String variable(ConfigurationPropertyName group, String component) {
        return VariableName.of(group) + "__" + component.toUpperCase(Locale.ROOT);
    }
}
