package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.SystemEnvironmentOrigin;

/**
 * Remembers which environment variable a property came from, as the operator spelled it.
 *
 * @param variable the variable's name
 */
record VariableOrigin(String variable) implements Origin {

    private static final ConfigurationPropertyName OURS =
            ConfigurationPropertyName.of("conduitllm");

    /**
     * What to call a property in a message: the variable that brought it, else the variable that
     * would bring it, else (for properties that are not ours) its own name.
     */
    static String nameFor(
            ConfigurationPropertyName name, @Nullable ConfigurationProperty property) {
        Origin origin = property == null ? null : property.getOrigin();
        if (origin instanceof PropertySourceOrigin wrapped) {
            origin = wrapped.getOrigin();
        }
        return switch (origin) {
            case VariableOrigin ours -> ours.variable();
            case SystemEnvironmentOrigin environment -> environment.getProperty();
            case null, default -> OURS.isAncestorOf(name) ? VariableName.of(name) : name.toString();
        };
    }

    @Override
    public String toString() {
        return "environment variable " + variable;
    }
}
