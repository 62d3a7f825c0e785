package com.conduitllm.proof.weather;

import com.conduitllm.proof.weather.Blow.Edge;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;

import javax.sql.DataSource;

/**
 * The database as one process sees it. A statement outside of a transaction commits by itself, so
 * that its execution is the edge; within one it is the commit.
 */
public final class FragileDatabase extends AbstractDataSource {
    private final DataSource real;
    private final Mortal process;

    public FragileDatabase(DataSource real, Mortal process) {
        this.real = real;
        this.process = process;
    }

    @Override
    public Connection getConnection() throws SQLException {
        process.requireLife();
        return proxy(Connection.class, new FragileConnection(real.getConnection()));
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    private final class FragileConnection implements InvocationHandler {
        private final Connection connection;
        private Edge inTransaction = Edge.OTHER;

        FragileConnection(Connection connection) {
            this.connection = connection;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "prepareStatement" -> prepare(method, arguments);
                case "commit" -> commit(method);
                // close, rollback, setAutoCommit(true): a dead process's server does as much.
                default -> call(connection, method, arguments);
            };
        }

        private PreparedStatement prepare(Method method, Object @Nullable [] arguments)
                throws Throwable {
            Object statement = Objects.requireNonNull(call(connection, method, arguments));
            Edge edge = Statements.edge(String.valueOf(firstOf(arguments)));
            return proxy(
                    PreparedStatement.class,
                    new FragileStatement((PreparedStatement) statement, edge));
        }

        private @Nullable Object commit(Method method) throws Throwable {
            Edge edge = inTransaction;
            inTransaction = Edge.OTHER;
            leaveOrRollBack(edge);
            Object nothing = call(connection, method, null);
            process.comeBack(edge);
            return nothing;
        }

        /** A server that loses its client rolls back; a pooled connection must be told to. */
        private void leaveOrRollBack(Edge edge) throws SQLException {
            boolean left = false;
            try {
                process.leave(edge);
                left = true;
            } finally {
                if (!left) {
                    connection.rollback();
                }
            }
        }

        private final class FragileStatement implements InvocationHandler {
            private final PreparedStatement statement;
            private final Edge edge;

            FragileStatement(PreparedStatement statement, Edge edge) {
                this.statement = statement;
                this.edge = edge;
            }

            @Override
            public @Nullable Object invoke(
                    Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
                if (!method.getName().startsWith("execute")) {
                    return call(statement, method, arguments);
                }
                if (!connection.getAutoCommit()) {
                    process.requireLife();
                    inTransaction = edge == Edge.OTHER ? inTransaction : edge;
                    return call(statement, method, arguments);
                }
                process.leave(edge);
                Object result = call(statement, method, arguments);
                process.comeBack(edge);
                return result;
            }
        }
    }

    private static @Nullable Object firstOf(Object @Nullable [] arguments) {
        return arguments == null ? null : arguments[0];
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
