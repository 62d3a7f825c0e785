package com.conduitllm.testing.architecture.bad.core;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.stream.Stream;

/** Holds a connection until its caller thinks of closing the stream. */
public final class LeftOpen {

    public Stream<String> names(JdbcClient sql) {
        return sql.sql("SELECT name FROM keys").query(String.class).stream();
    }
}
