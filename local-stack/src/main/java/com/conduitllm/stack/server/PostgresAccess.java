package com.conduitllm.stack.server;

import com.conduitllm.stack.state.Secrets;

import org.postgresql.PGConnection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

/**
 * The one role and database that the services use, and the end of password-less access.
 *
 * <p>initdb leaves a cluster that trusts everybody on this machine. Passwords first, the new rules
 * second; every step may be repeated after a crash in between.
 */
final class PostgresAccess {
    static final String USER = "conduit";
    static final String DATABASE = "conduit";

    private static final String RULES =
            """
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    private PostgresAccess() {}

    static void provision(DataSource superuser, Path folder, Secrets secrets)
            throws SQLException, IOException {
        try (Connection connection = superuser.getConnection();
                Statement statement = connection.createStatement()) {
            if (isMissing(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", USER)) {
                statement.execute("CREATE ROLE conduit LOGIN CREATEDB");
            }
            statement.execute("GRANT pg_monitor, pg_signal_backend TO conduit");
            setPassword(connection, USER, secrets.postgresPassword());
            setPassword(connection, "postgres", secrets.postgresAdminPassword());
            if (isMissing(connection, "SELECT 1 FROM pg_database WHERE datname = ?", DATABASE)) {
                statement.execute("CREATE DATABASE conduit OWNER conduit");
            }
            Files.writeString(folder.resolve("pg_hba.conf"), RULES);
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** The driver sends the SCRAM verifier: the password itself never reaches the server's log. */
    private static void setPassword(Connection connection, String user, String password)
            throws SQLException {
        connection
                .unwrap(PGConnection.class)
                .alterUserPassword(user, password.toCharArray(), "scram-sha-256");
    }

    private static boolean isMissing(Connection connection, String query, String name)
            throws SQLException {
        try (PreparedStatement lookup = connection.prepareStatement(query)) {
            lookup.setString(1, name);
            try (ResultSet row = lookup.executeQuery()) {
                return !row.next();
            }
        }
    }
}
