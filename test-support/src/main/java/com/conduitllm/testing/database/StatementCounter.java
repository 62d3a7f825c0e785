package com.conduitllm.testing.database;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

/**
 * Stands before a {@link DataSource} and writes down the text of every statement that is executed;
 * a batch counts once. Commits and rollbacks are no statements.
 */
public final class StatementCounter {

    private static final Set<Class<?>> WATCHED =
            Set.of(
                    Connection.class,
                    Statement.class,
                    PreparedStatement.class,
                    CallableStatement.class);

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final DataSource dataSource;

    private StatementCounter(DataSource counted) {
        this.dataSource = watch(DataSource.class, counted, "");
    }

    /** Counts what goes through {@link #dataSource()}. */
    public static StatementCounter around(DataSource dataSource) {
        return new StatementCounter(dataSource);
    }

    /** The one to give to the code under test. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The SQL texts, with parameters as question marks, in the order of execution. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    public int count() {
        return statements.size();
    }

    public void clear() {
        statements.clear();
    }

    private <T> T watch(Class<T> type, T real, String prepared) {
        InvocationHandler handler =
                (proxy, method, arguments) -> invoke(real, prepared, method, arguments);
        return type.cast(
                Proxy.newProxyInstance(
                        StatementCounter.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object invoke(
            Object real, String prepared, Method method, Object @Nullable [] arguments)
            throws Throwable {
        String text = arguments != null && arguments[0] instanceof String sql ? sql : prepared;
        if (real instanceof Statement && method.getName().startsWith("execute")) {
            statements.add(text);
        }
        try {
            return watched(method.getReturnType(), method.invoke(real, arguments), text);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @SuppressWarnings("unchecked") // The proxy returns what its own type says.
    private @Nullable Object watched(Class<?> type, @Nullable Object result, String text) {
        return result != null && WATCHED.contains(type)
                ? watch((Class<Object>) type, result, text)
                : result;
    }
}
