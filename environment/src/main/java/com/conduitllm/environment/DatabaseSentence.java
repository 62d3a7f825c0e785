package com.conduitllm.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says that the database cannot be used, by the class of the SQL state (PostgreSQL manual, appendix
 * A). Only host, port and database are named; the driver's own words are not, they may hold more.
 */
final class DatabaseSentence {

    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:[a-z0-9]+:(?://(?:[^/?]*@)?([^/?]*))?/?([^?]*).*");

    private final String variable;
    private final String server;
    private final String database;

    private DatabaseSentence(ConfigurableEnvironment environment) {
        Matcher address = ADDRESS.matcher(environment.getProperty(DatabaseUrlSource.URL, ""));
        boolean found = address.matches();
        String host = found ? address.group(1) : null;
        this.server = host == null || host.isEmpty() ? "localhost:5432" : host;
        this.database = found ? address.group(2) : "";
        this.variable =
                environment.getPropertySources().contains(DatabaseUrlSource.SOURCE)
                        ? DatabaseUrl.VARIABLE
                        : DatabaseUrlSource.URL;
    }

    static Optional<String> of(Throwable failure, @Nullable ConfigurableEnvironment environment) {
        if (environment == null || environment.getProperty(DatabaseUrlSource.URL) == null) {
            return Optional.empty();
        }
        var sentence = new DatabaseSentence(environment);
        return Causes.of(failure).reversed().stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .flatMap(cause -> sentence.about(cause).stream())
                .findFirst();
    }

    private Optional<String> about(SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        if (state.startsWith("28")) {
            return Optional.of(
                    "The database at %s refuses the user or the password of %s."
                            .formatted(server, variable));
        }
        if (state.equals("3D000")) {
            return Optional.of(
                    "The database '%s' of %s does not exist at %s."
                            .formatted(database, variable, server));
        }
        if (state.equals("53300")) {
            return Optional.of(
                    "The database at %s has no connection left for this service."
                            .formatted(server));
        }
        boolean unreachable = state.startsWith("08") || state.startsWith("57P");
        return unreachable || cause instanceof SQLTransientConnectionException
                ? Optional.of(
                        "The database at %s cannot be reached%s: check %s and that PostgreSQL"
                                        .formatted(server, reason(cause), variable)
                                + " runs there.")
                : Optional.empty();
    }

    private static String reason(SQLException cause) {
        return switch (Causes.of(cause).getLast()) {
            case UnknownHostException host -> " (its host name is not known)";
            case NoRouteToHostException route -> " (there is no route to it)";
            case ConnectException refused -> " (the connection is refused)";
            case SocketTimeoutException silence -> " (it does not answer)";
            default -> "";
        };
    }
}
