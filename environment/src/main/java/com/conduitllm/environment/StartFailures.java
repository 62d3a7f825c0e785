package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the sentence for a failed start, however deep the reason is nested. In order: our own
 * exceptions, a message that itself begins with a variable's name, binding and validation, the
 * port, the database.
 */
final class StartFailures {

    private static final Pattern NAMES_VARIABLE =
            Pattern.compile("(CONDUITLLM__|CONDUIT_API_|DATABASE_URL\\b)[A-Z0-9_]* .*");

    private final @Nullable ConfigurableEnvironment environment;

    StartFailures(@Nullable ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    Optional<String> sentence(Throwable failure) {
        Stream<Supplier<Optional<String>>> sentences =
                Stream.of(
                        () -> message(Causes.outermost(failure, StartProblem.class)),
                        () -> ownWords(failure),
                        () ->
                                Causes.innermost(failure, BindException.class)
                                        .flatMap(BindSentence::of),
                        () -> constraint(failure),
                        () -> port(failure),
                        () -> DatabaseSentence.of(failure, environment));
        return sentences.map(Supplier::get).flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> message(Optional<StartProblem> problem) {
        return problem.map(Throwable::getMessage);
    }

    /** Modules without access to {@link ConfigurationProblem} name the variable in the message. */
    private static Optional<String> ownWords(Throwable failure) {
        return Causes.of(failure).stream()
                .filter(t ->
                        t instanceof IllegalArgumentException || t instanceof IllegalStateException)
                .map(Throwable::getMessage)
                .filter(message -> message != null && NAMES_VARIABLE.matcher(message).matches())
                .map(message -> message.endsWith(".") ? message : message + ".")
                .findFirst();
    }

    private static Optional<String> constraint(Throwable failure) {
        return present("jakarta.validation.ConstraintViolationException")
                ? ConstraintSentence.of(failure)
                : Optional.empty();
    }

    private static Optional<String> port(Throwable failure) {
        return present("org.springframework.boot.web.server.PortInUseException")
                ? PortSentence.of(failure)
                : Optional.empty();
    }

    private static boolean present(String type) {
        return ClassUtils.isPresent(type, StartFailures.class.getClassLoader());
    }

    /** Apart, so that its exception type is only loaded where there is a web server. */
    private static final class PortSentence {

        static Optional<String> of(Throwable failure) {
            return Causes.outermost(failure, PortInUseException.class)
                    .map(inUse ->
                            "Port %d is in use by another process: stop that process,"
                                            .formatted(inUse.getPort())
                                    + " or set SERVER_PORT to a free port.");
        }
    }
}
