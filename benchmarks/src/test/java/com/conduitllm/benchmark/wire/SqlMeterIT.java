package com.conduitllm.benchmark.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The meter between a real driver and a real PostgreSQL. */
class SqlMeterIT {

    @Test
    void countsWhatADriverSendsWithBeginAndCommit() throws SQLException {
        Database database = LocalStack.shared().newDatabase();
        try (SqlMeter meter = SqlMeter.before(database.host(), database.port())) {
            Database metered =
                    new Database(
                            database.host(),
                            meter.port(),
                            database.name(),
                            database.username(),
                            database.password());
            try (Connection connection = metered.dataSource().getConnection()) {
                meter.clear();
                connection.setAutoCommit(false);
                try (PreparedStatement statement = connection.prepareStatement("SELECT ?::int")) {
                    for (int i = 0; i < 10; i++) {
                        statement.setInt(1, i);
                        assertThat(statement.executeQuery().next()).isTrue();
                    }
                }
                connection.commit();
            }

            assertThat(meter.statements())
                    .containsEntry("SELECT $1::int", 10L)
                    .containsEntry("BEGIN", 1L)
                    .containsEntry("COMMIT", 1L);
            assertThat(meter.total()).isEqualTo(12);
        }
    }
}
