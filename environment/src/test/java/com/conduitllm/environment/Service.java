package com.conduitllm.environment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;

import java.util.LinkedHashMap;
import java.util.Map;

/** Starts a small service with the environment variables of a test instead of the process's. */
final class Service {

    private final Map<String, Object> variables = new LinkedHashMap<>();
    private WebApplicationType web = WebApplicationType.NONE;
    private String[] arguments = {};

    static Service with(String... namesAndValues) {
        var service = new Service();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            service.variables.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return service;
    }

    Service arguments(String... arguments) {
        this.arguments = arguments.clone();
        return this;
    }

    Service serving() {
        this.web = WebApplicationType.SERVLET;
        return this;
    }

    ConfigurableApplicationContext start(Class<?>... sources) {
        Map<String, Object> given = variables;
        var application = new SpringApplication(sources);
        application.setWebApplicationType(web);
        application.setDefaultProperties(Map.of("spring.main.banner-mode", "off"));
        application.setEnvironment(
                new StandardEnvironment() {
                    @Override
                    public Map<String, Object> getSystemEnvironment() {
                        return given;
                    }
                });
        return application.run(arguments);
    }
}
