package com.conduitllm.stack.command;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be asked for, and the options that each verb reads. */
public enum Verb {
    UP(Option.DATA_DIR, Option.CORE_PORT, Option.ADMIN_PORT, Option.FRESH),
    DEMO,
    DOWN(Option.DATA_DIR),
    STATUS(Option.DATA_DIR),
    SERVE(Option.DATA_DIR, Option.STOP_ON_STDIN_CLOSE);

    /** Handed over by the script with every verb. */
    private static final Set<Option> PLACES =
            EnumSet.of(
                    Option.CORE_JAR, Option.ADMIN_JAR, Option.DEFAULT_DATA_DIR, Option.CHECK_ONLY);

    private final Set<Option> options;

    Verb(Option... options) {
        this.options = EnumSet.noneOf(Option.class);
        this.options.addAll(Arrays.asList(options));
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean reads(Option option) {
        return options.contains(option) || PLACES.contains(option);
    }

    static Optional<Verb> named(String label) {
        return Arrays.stream(values()).filter(verb -> verb.label().equals(label)).findFirst();
    }
}
