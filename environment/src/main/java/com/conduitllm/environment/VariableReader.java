package com.conduitllm.environment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads all variables that are ours out of an environment.
 *
 * <p>An empty value counts as not set, because that is what {@code ${NAME:-}} in a compose file
 * makes of a variable that the operator left out.
 */
final class VariableReader {

    /** Names from before the prefix that stay in use, with the variable that they stand for. */
    static final Map<String, String> ALIASES =
            Map.of("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", "CONDUITLLM__ADMIN__MASTERKEY");

    /** Our names of the broker's settings, with the properties that Spring reads. */
    static final Map<String, String> BROKER =
            Map.of(
                    "conduitllm.rabbitmq.host", "spring.rabbitmq.host",
                    "conduitllm.rabbitmq.port", "spring.rabbitmq.port",
                    "conduitllm.rabbitmq.username", "spring.rabbitmq.username",
                    "conduitllm.rabbitmq.password", "spring.rabbitmq.password",
                    "conduitllm.rabbitmq.vhost", "spring.rabbitmq.virtual-host",
                    "conduitllm.rabbitmq.usessl", "spring.rabbitmq.ssl.enabled");

    private final Map<String, Setting> settings = new LinkedHashMap<>();

    private VariableReader() {}

    /**
     * A value and the variable that brought it.
     *
     * @param variable the name as the operator spelled it
     * @param value the value, or what its file holds
     */
    record Setting(String variable, String value) {

        @Override
        public String toString() {
            return variable;
        }
    }

    /**
     * Properties by their name in Spring's uniform form.
     *
     * @throws ConfigurationProblem when a file cannot be read or two variables contradict each
     *     other
     */
    static Map<String, Setting> read(Map<String, ?> environment) {
        var reader = new VariableReader();
        new TreeMap<>(environment).forEach((name, value) -> reader.add(name, value.toString()));
        BROKER.forEach(reader::copy);
        return reader.settings;
    }

    private void add(String variable, String raw) {
        VariableName name = meaning(variable);
        if (raw.isEmpty() || !name.wellFormed()) {
            return;
        }
        Setting before = settings.get(name.property());
        if (before != null && (name.file() || VariableName.parse(before.variable()).file())) {
            throw contradiction(before.variable(), variable, "are both set");
        }
        String value = name.file() ? ValueFile.read(variable, raw) : raw;
        if (before != null && !before.value().equals(value)) {
            throw contradiction(before.variable(), variable, "are set to different values");
        }
        settings.putIfAbsent(name.property(), new Setting(variable, value));
    }

    private static VariableName meaning(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        for (var alias : ALIASES.entrySet()) {
            if (upper.equals(alias.getKey()) || upper.equals(alias.getKey() + "__FILE")) {
                return VariableName.parse(upper.replace(alias.getKey(), alias.getValue()));
            }
        }
        return VariableName.parse(VariableName.isOurs(variable) ? variable : "");
    }

    private void copy(String from, String to) {
        Setting setting = settings.get(from);
        if (setting != null) {
            settings.put(to, setting);
        }
    }

    private static ConfigurationProblem contradiction(String one, String other, String how) {
        return new ConfigurationProblem(one, "%s and %s %s: keep one.".formatted(one, other, how));
    }
}
