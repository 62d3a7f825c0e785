package com.conduitllm.environment;

import com.conduitllm.environment.VariableReader.Setting;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes properties of the variables that are ours.
 *
 * <p>They rank right above the other environment variables: the command line and system properties
 * win, files lose. Our names are taken out of Spring's own view of the environment, which would
 * read empty values, {@code …__FILE} and single underscores in another way.
 *
 * <p>Runs before Spring Boot wraps the environment's variables, so that the others keep their
 * origins.
 */
final class ConduitVariables implements EnvironmentPostProcessor, Ordered {

    static final String SOURCE = "conduitVariables";

    private final BootstrapRegistry bootstrap;
    private final UnknownVariables unknown;

    ConduitVariables(DeferredLogFactory logs, BootstrapRegistry bootstrap) {
        this.bootstrap = bootstrap;
        this.unknown = new UnknownVariables(logs.getLog(UnknownVariables.class));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        QuietStart.silence(environment);
        MutablePropertySources sources = environment.getPropertySources();
        String system = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        PropertySource<?> source = sources.get(system);
        if (!(source instanceof SystemEnvironmentPropertySource variables)) {
            return;
        }
        Map<String, Object> all = variables.getSource();
        unknown.warn(all.keySet());
        try {
            sources.addBefore(system, properties(VariableReader.read(all)));
        } catch (ConfigurationProblem problem) {
            DeferredFailure.stopStart(bootstrap, problem);
        }
        sources.replace(system, new SystemEnvironmentPropertySource(system, withoutOurs(all)));
    }

    private static PropertySource<?> properties(Map<String, Setting> settings) {
        var values = new LinkedHashMap<String, OriginTrackedValue>();
        settings.forEach((property, setting) ->
                values.put(
                        property,
                        OriginTrackedValue.of(
                                setting.value(), new VariableOrigin(setting.variable()))));
        return new OriginTrackedMapPropertySource(SOURCE, values, true);
    }

    private static Map<String, Object> withoutOurs(Map<String, Object> all) {
        var others = new LinkedHashMap<>(all);
        others.keySet().removeIf(VariableName::isOurs);
        return others;
    }
}
