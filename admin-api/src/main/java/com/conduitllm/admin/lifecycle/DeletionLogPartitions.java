package com.conduitllm.admin.lifecycle;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.concurrent.TimeUnit;

/** Makes the monthly partitions of {@code media_deletions} ahead of time. */
final class DeletionLogPartitions {
    private static final Logger LOG = LoggerFactory.getLogger(DeletionLogPartitions.class);
    private static final int MONTHS_AHEAD = 2;

    private final JdbcClient jdbc;

    DeletionLogPartitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.DAYS)
    void addPartitions() {
        try {
            jdbc.sql("SELECT media_deletions_add_partitions(:months)")
                    .param("months", MONTHS_AHEAD)
                    .query((_, number) -> number)
                    .list();
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            LOG.warn("The partitions of the coming months are made tomorrow: {}", e.getMessage());
        }
    }
}
