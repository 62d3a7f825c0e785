package com.conduitllm.environment;

import org.springframework.boot.context.properties.ConfigurationPropertiesBinding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What must be a bean to take part in binding: listed in {@code AutoConfiguration.imports}, so that
 * the services need no component scan over this package.
 */
@Configuration(proxyBeanMethods = false)
class EnvironmentAutoConfiguration {

    @Bean
    @ConfigurationPropertiesBinding
    static ClockDuration clockDuration() {
        return new ClockDuration();
    }

    @Bean
    static DurationsNeedUnits durationsNeedUnits() {
        return new DurationsNeedUnits();
    }

    @Bean
    static RequiredDatabase requiredDatabase(Environment environment) {
        return new RequiredDatabase(environment);
    }
}
