package com.conduitllm.testing.stack;

import com.conduitllm.testing.proxy.TcpProxy;

import org.postgresql.ds.PGSimpleDataSource;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import javax.sql.DataSource;

/** A PostgreSQL database with the role that owns it. */
public record Database(String host, int port, String name, String username, String password) {

    static Database parse(String postgresUrl) {
        URI uri = URI.create(postgresUrl);
        String[] user = uri.getUserInfo().split(":", 2);
        return new Database(
                uri.getHost(), uri.getPort(), uri.getPath().substring(1), user[0], user[1]);
    }

    /** The form of {@code DATABASE_URL}, with the password. */
    public String url() {
        return "postgresql://%s:%s@%s:%d/%s".formatted(username, password, host, port, name);
    }

    /** The form of JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
    }

    /** Opens a new connection each time. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(username);
        source.setPassword(password);
        return source;
    }

    /** What a service needs to find it. */
    public Map<String, String> environment() {
        return Map.of("DATABASE_URL", url());
    }

    /** The same database by way of a proxy. */
    public Database through(TcpProxy proxy) {
        return new Database(proxy.host(), proxy.port(), name, username, password);
    }

    /** Runs statements that return nothing, e.g. to set a scene. */
    public void execute(String sql) {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("In database " + name + ": " + sql, e);
        }
    }

    /** Another, empty database on the same server, owned by the same role. */
    Database create(String newName) {
        execute("CREATE DATABASE " + newName);
        return new Database(host, port, newName, username, password);
    }
}
