package com.conduitllm.db;

import com.conduitllm.environment.SchemaMismatch;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;

import java.util.Arrays;

import javax.sql.DataSource;

/**
 * Stops the start of a service that must not migrate ({@code SPRING_FLYWAY_ENABLED=false}) when its
 * database lacks migrations that this build brings. Changes nothing. A database that is further
 * than this build is fine: that is what it looks like while a new version is rolled out.
 */
public final class SchemaCheck implements InitializingBean {
    private final DataSource dataSource;

    public SchemaCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * @throws SchemaMismatch when migrations are missing
     */
    @Override
    public void afterPropertiesSet() {
        MigrationInfoService info = Flyway.configure().dataSource(dataSource).load().info();
        MigrationInfo[] missing = info.pending();
        if (missing.length > 0) {
            throw SchemaMismatch.older(
                    version(info.current()),
                    version(Arrays.stream(missing).reduce((_, last) -> last).orElse(null)));
        }
    }

    private static String version(@Nullable MigrationInfo migration) {
        return migration == null || migration.getVersion() == null
                ? "none"
                : migration.getVersion().getVersion();
    }
}
