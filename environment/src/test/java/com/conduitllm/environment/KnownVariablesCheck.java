package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * For a test of each service: what its configuration records read, what {@code known-variables.txt}
 * says and what the README's table says are the same.
 */
public final class KnownVariablesCheck {

    private final String service;
    private final DeclaredVariables declared;
    private final KnownVariables known;

    KnownVariablesCheck(String service, DeclaredVariables declared, KnownVariables known) {
        this.service = service;
        this.declared = declared;
        this.known = known;
    }

    /**
     * @param service {@code core} or {@code admin}
     * @param basePackage where the service and its modules have their configuration records
     */
    public static KnownVariablesCheck of(String service, String basePackage) {
        return new KnownVariablesCheck(
                service, DeclaredVariables.onClassPath(basePackage), KnownVariables.load());
    }

    /** The list names exactly what the service reads; a missing or a dead line fails. */
    public KnownVariablesCheck listIsComplete() {
        assertThat(known.readBy(service))
                .as("lines of known-variables.txt that name %s, against its records", service)
                .containsExactlyInAnyOrderElementsOf(declared.variables());
        return this;
    }

    /** No variable is read by two record components. */
    public KnownVariablesCheck eachHasOneReader() {
        assertThat(declared.readTwice()).as("variables with several readers").isEmpty();
        return this;
    }

    /** Each variable of the service, and each that this module reads, stands in the file. */
    public KnownVariablesCheck eachIsIn(Path readme) throws IOException {
        String text = Files.readString(readme);
        var missing = new TreeSet<>(known.readBy(service));
        missing.addAll(known.readBy("environment"));
        missing.removeIf(variable -> text.contains("`" + variable + "`"));
        assertThat(missing).as("variables without a row in %s", readme.getFileName()).isEmpty();
        return this;
    }
}
