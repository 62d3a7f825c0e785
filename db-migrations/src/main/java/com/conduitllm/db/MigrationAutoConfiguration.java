package com.conduitllm.db;

import com.conduitllm.environment.SchemaMismatch;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How services migrate when they start. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration")
@ConditionalOnProperty(name = "spring.flyway.enabled", matchIfMissing = true)
class MigrationAutoConfiguration {
    private static final Pattern VERSION = Pattern.compile("migration version (\\S+)");

    @Bean
    FlywayMigrationStrategy migrationThatSaysWhatIsWrong() {
        return MigrationAutoConfiguration::migrate;
    }

    @Bean
    Callback unhurriedMigration() {
        return new UnhurriedMigration();
    }

    private static void migrate(Flyway flyway) {
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw SchemaMismatch.altered(versions(String.valueOf(e.getMessage())));
        }
    }

    /** The versions are in the message and nowhere else. */
    private static String versions(String message) {
        return VERSION.matcher(message)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
