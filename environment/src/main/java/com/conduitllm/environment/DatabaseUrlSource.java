package com.conduitllm.environment;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Gives {@code spring.datasource.*} the values of {@code DATABASE_URL}, unless the URL is set
 * explicitly anywhere: then the variable is not read at all, so that the user of one database never
 * meets another. A user or password that is set explicitly wins over the one in the variable.
 *
 * <p>Runs after the application's own files are read, because they may hold the explicit URL.
 */
final class DatabaseUrlSource implements EnvironmentPostProcessor, Ordered {

    static final String SOURCE = "conduitDatabaseUrl";
    static final String URL = "spring.datasource.url";

    private static final String FILE_VARIABLE = DatabaseUrl.VARIABLE + "__FILE";

    private final BootstrapRegistry bootstrap;

    DatabaseUrlSource(BootstrapRegistry bootstrap) {
        this.bootstrap = bootstrap;
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty(URL, "").isEmpty()) {
            return;
        }
        try {
            String value = value(environment);
            if (!value.isEmpty()) {
                environment.getPropertySources().addLast(source(DatabaseUrl.parse(value)));
            }
        } catch (ConfigurationProblem problem) {
            DeferredFailure.stopStart(bootstrap, problem);
        }
    }

    private static String value(ConfigurableEnvironment environment) {
        String value = environment.getProperty(DatabaseUrl.VARIABLE, "");
        String path = environment.getProperty(FILE_VARIABLE, "");
        if (path.isEmpty()) {
            return value;
        }
        if (!value.isEmpty()) {
            throw new ConfigurationProblem(
                    DatabaseUrl.VARIABLE,
                    "%s and %s are both set: keep one."
                            .formatted(DatabaseUrl.VARIABLE, FILE_VARIABLE));
        }
        return ValueFile.read(FILE_VARIABLE, path);
    }

    private static OriginTrackedMapPropertySource source(DatabaseUrl url) {
        var origin = new VariableOrigin(DatabaseUrl.VARIABLE);
        var values = new LinkedHashMap<String, Object>();
        for (Map.Entry<String, Object> property : url.properties().entrySet()) {
            values.put(property.getKey(), OriginTrackedValue.of(property.getValue(), origin));
        }
        return new OriginTrackedMapPropertySource(SOURCE, values, true);
    }
}
