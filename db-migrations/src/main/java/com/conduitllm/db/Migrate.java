package com.conduitllm.db;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Brings the database of {@code DATABASE_URL} up to this build's schema and exits: 0 when it is
 * there, 1 with one sentence when it could not be brought there.
 */
public final class Migrate {
    private Migrate() {}

    /** Takes no arguments of its own; {@code --spring.flyway.…} are passed on. */
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(Context.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        System.exit(SpringApplication.exit(application.run(arguments)));
    }

    /** Nothing but a data source and Flyway, both by auto-configuration. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Context {}
}
