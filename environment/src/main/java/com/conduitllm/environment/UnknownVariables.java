package com.conduitllm.environment;

import org.apache.commons.logging.Log;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Warns of variables that look like ours and that neither service reads: a misspelt name would
 * otherwise be a setting that silently does nothing.
 */
final class UnknownVariables {

    private final Log log;
    private final KnownVariables known = KnownVariables.load();
    private final LegacyNames legacy = new LegacyNames(known);

    UnknownVariables(Log log) {
        this.log = log;
    }

    /** One warning per name; values are not looked at. */
    void warn(Collection<String> variables) {
        for (String variable : new TreeSet<>(variables)) {
            warning(variable).ifPresent(log::warn);
        }
    }

    Optional<String> warning(String variable) {
        Optional<String> today = legacy.nameToday(variable);
        if (today.isPresent()) {
            return Optional.of(
                    "%s is an old name and is ignored; set %s instead."
                            .formatted(variable, today.get()));
        }
        if (!VariableName.isOurs(variable)) {
            return Optional.empty();
        }
        VariableName name = VariableName.parse(variable);
        if (known.contains(name.pattern())) {
            return Optional.empty();
        }
        String hint =
                known.nearest(name.pattern())
                        .map(pattern ->
                                "; did you mean %s?".formatted(name.withOwnNumbers(pattern)))
                        .orElse(".");
        return Optional.of("%s is not a known setting and is ignored%s".formatted(variable, hint));
    }
}
