package com.conduitllm.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.conduitllm.environment.SchemaMismatch;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

@ExtendWith(LocalStackExtension.class)
class SchemaCheckIT {
    private final LocalStack stack;
    private Database database;

    SchemaCheckIT(LocalStack stack, Database database) {
        this.stack = stack;
        this.database = database;
    }

    @BeforeEach
    void emptyDatabase() {
        database = stack.newDatabase();
    }

    @Test
    void emptyDatabaseIsTooOld() {
        assertThatExceptionOfType(SchemaMismatch.class)
                .isThrownBy(this::check)
                .withMessageContaining("found none")
                .withMessageContaining("SPRING_FLYWAY_ENABLED=false");
        assertThat(hasTable("flyway_schema_history")).as("the check changes nothing").isFalse();
    }

    @Test
    void databaseThatLacksTheLastMigrationIsTooOld() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .target(MigrationVersion.fromVersion("2"))
                .load()
                .migrate();

        assertThatExceptionOfType(SchemaMismatch.class)
                .isThrownBy(this::check)
                .withMessageContaining("found 2");
    }

    @Test
    void currentDatabaseIsFine() {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void databaseThatANewerBuildMigratedIsFineWhileThatIsRolledOut() {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        database.execute(
                """
                INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,
                    installed_by, execution_time, success)
                VALUES (999, '999', 'future', 'SQL', 'V999__future.sql', 'test', 0, true)
                """);

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void mainMigratesAndServicesThatMustNotMigrateThenStart() {
        start("true").close();
        assertThat(hasTable("media_records")).isTrue();

        assertThatCode(() -> start("false").close()).doesNotThrowAnyException();
    }

    @Test
    void changedMigrationIsRefusedWithASentence() {
        start("true").close();
        database.execute("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '2'");

        assertThatException()
                .isThrownBy(() -> start("true"))
                .withRootCauseInstanceOf(SchemaMismatch.class)
                .withStackTraceContaining("other scripts than this build has (version 2)");
    }

    @Test
    void migrationMayTakeLongerThanAStatement() {
        assertThatCode(() ->
                        start(
                                        "true",
                                        "--spring.flyway.locations=classpath:slow",
                                        "--spring.datasource.hikari.data-source-properties"
                                                + ".socketTimeout=1")
                                .close())
                .doesNotThrowAnyException();
    }

    private ConfigurableApplicationContext start(String flyway, String... more) {
        return new SpringApplicationBuilder(Migrate.Context.class)
                .web(WebApplicationType.NONE)
                .run(
                        arguments(
                                List.of(
                                        "--spring.datasource.url=" + database.jdbcUrl(),
                                        "--spring.datasource.username=" + database.username(),
                                        "--spring.datasource.password=" + database.password(),
                                        String.format(
                                                Locale.ROOT, "--spring.flyway.enabled=%s", flyway)),
                                more));
    }

    private static String[] arguments(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private void check() {
        new SchemaCheck(database.dataSource()).afterPropertiesSet();
    }

    private boolean hasTable(String table) {
        return Boolean.TRUE.equals(
                new JdbcTemplate(database.dataSource())
                        .queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, table));
    }
}
