package com.conduitllm.environment;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which constraints do not hold when a configuration record was validated by hand. */
final class ConstraintSentence {

    private ConstraintSentence() {}

    static Optional<String> of(Throwable failure) {
        return Causes.outermost(failure, ConstraintViolationException.class)
                .map(invalid ->
                        invalid.getConstraintViolations().stream()
                                .flatMap(violation -> clause(violation).stream())
                                .sorted()
                                .collect(Collectors.joining("; ")))
                .filter(StringUtils::hasText)
                .map(clauses -> clauses + ".");
    }

    /** Empty for anything that is not configuration: such a failure keeps its stack trace. */
    private static Optional<String> clause(ConstraintViolation<?> violation) {
        ConfigurationProperties group =
                AnnotatedElementUtils.findMergedAnnotation(
                        violation.getRootBeanClass(), ConfigurationProperties.class);
        if (group == null) {
            return Optional.empty();
        }
        String property = group.prefix() + "." + violation.getPropertyPath();
        String variable =
                property.replaceAll("\\[(\\d+)]", ".$1")
                        .replace("-", "")
                        .replace(".", "__")
                        .toUpperCase(Locale.ROOT);
        return Optional.of(
                "%s %s%s"
                        .formatted(
                                variable,
                                violation.getMessage(),
                                ShownValue.butIs(variable, violation.getInvalidValue())));
    }
}
