package com.conduitllm.db;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

import javax.sql.DataSource;

/** Switches {@link SchemaCheck} on in every service that does not migrate by itself. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnProperty(name = "spring.flyway.enabled", havingValue = "false")
class SchemaCheckAutoConfiguration {

    @Bean
    SchemaCheck schemaCheck(DataSource dataSource) {
        return new SchemaCheck(dataSource);
    }
}
