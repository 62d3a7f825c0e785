package com.conduitllm.admin.lifecycle;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.concurrent.TimeUnit;

/** Makes the monthly partitions of {@code media_deletions} ahead of time. */
final class DeletionLogPartitions {
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient jdbc;

    DeletionLogPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.DAYS)
    void addPartitions() {
        jdbc.sql("SELECT media_deletions_add_partitions(:months)")
                .param("months", MONTHS_AHEAD)
                .query((_, number) -> number)
                .list();
    }
}
