package com.conduitllm.proof.trial;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.flywaydb.core.Flyway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** A pool for each process of a trial; PostgreSQL sees its name. */
final class Databases implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final Place place;
    private final Map<String, HikariDataSource> pools = new ConcurrentHashMap<>();

    Databases(Place place) {
        this.place = place;
    }

    void migrate() {
        Flyway.configure()
                .dataSource(place.jdbcUrl(), place.username(), place.password())
                .load()
                .migrate();
    }

    DataSource of(String name) {
        return pools.computeIfAbsent(name, this::open);
    }

    private HikariDataSource open(String name) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(place.jdbcUrl());
        config.setUsername(place.username());
        config.setPassword(place.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(5000);
        config.setPoolName(name);
        config.addDataSourceProperty("ApplicationName", name);
        return new HikariDataSource(config);
    }

    @Override
    public void close() {
        pools.values().forEach(HikariDataSource::close);
    }
}
