package com.conduitllm.stack.command;

import java.util.Arrays;
import java.util.Optional;

/** An option by its name; all but the switches take a value. */
enum Option {
    DATA_DIR("--data-dir", true),
    CORE_PORT("--core-port", true),
    ADMIN_PORT("--admin-port", true),
    FRESH("--fresh", false),
    STOP_ON_STDIN_CLOSE("--stop-on-stdin-close", false),
    CORE_JAR("--core-jar", true),
    ADMIN_JAR("--admin-jar", true),
    DEFAULT_DATA_DIR("--default-data-dir", true),
    CHECK_ONLY("--check-only", false);

    private final String label;
    private final boolean takesValue;

    Option(String label, boolean takesValue) {
        this.label = label;
        this.takesValue = takesValue;
    }

    String label() {
        return label;
    }

    boolean takesValue() {
        return takesValue;
    }

    static Optional<Option> named(String label) {
        return Arrays.stream(values()).filter(option -> option.label.equals(label)).findFirst();
    }
}
