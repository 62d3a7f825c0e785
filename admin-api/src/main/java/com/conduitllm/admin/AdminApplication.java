package com.conduitllm.admin;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/**
 * Starts the Admin API. Spring Boot's error page is left out: what no advice catches is reported by
 * the container's valve in {@code admin.error}, in the shape that clients expect.
 */
@SpringBootApplication(exclude = ErrorMvcAutoConfiguration.class)
@ConfigurationPropertiesScan
public class AdminApplication {

    /** Runs until the process is asked to stop; requests under way are then finished first. */
    public static void main(String[] arguments) {
        SpringApplication.run(AdminApplication.class, arguments);
    }
}
