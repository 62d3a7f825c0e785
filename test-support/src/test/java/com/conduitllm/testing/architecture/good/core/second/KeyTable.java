package com.conduitllm.testing.architecture.good.core.second;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/** Owns its statements. */
public record KeyTable(JdbcClient sql) {

    public List<String> names() {
        return sql.sql("SELECT name FROM keys LIMIT 100").query(String.class).list();
    }
}
