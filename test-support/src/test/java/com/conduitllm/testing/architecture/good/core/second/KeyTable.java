package com.conduitllm.testing.architecture.good.core.second;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Owns its statements. */
public record KeyTable(JdbcClient sql) {}
