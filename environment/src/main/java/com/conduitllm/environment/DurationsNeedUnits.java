package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindHandlerAdvisor;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import java.time.Duration;

/**
 * Refuses a duration of ours that is a bare number: Spring reads {@code 900} as 900 milliseconds,
 * which is hardly what somebody means who leaves the unit out.
 */
final class DurationsNeedUnits implements ConfigurationPropertiesBindHandlerAdvisor {

    private static final ConfigurationPropertyName OURS =
            ConfigurationPropertyName.of("conduitllm");

    @Override
    public BindHandler apply(BindHandler bindHandler) {
        return new AbstractBindHandler(bindHandler) {
            @Override
            public @Nullable Object onSuccess(
                    ConfigurationPropertyName name,
                    Bindable<?> target,
                    BindContext context,
                    Object result) {
                ConfigurationProperty property = context.getConfigurationProperty();
                if (result instanceof Duration && property != null && isBareNumber(property)) {
                    throw new IllegalArgumentException("a duration needs a unit");
                }
                return super.onSuccess(name, target, context, result);
            }
        };
    }

    private static boolean isBareNumber(ConfigurationProperty property) {
        return OURS.isAncestorOf(property.getName())
                && property.getValue().toString().strip().matches("[+-]?\\d+");
    }
}
