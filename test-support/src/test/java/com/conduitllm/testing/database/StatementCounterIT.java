package com.conduitllm.testing.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

@ExtendWith(LocalStackExtension.class)
class StatementCounterIT {

    @Test
    void writesDownEveryStatementOnce(Database database) throws SQLException {
        StatementCounter counter = StatementCounter.around(database.dataSource());
        try (Connection connection = counter.dataSource().getConnection();
                Statement plain = connection.createStatement();
                PreparedStatement prepared = connection.prepareStatement("SELECT ?::int")) {
            plain.execute("SELECT 1");
            prepared.setInt(1, 2);
            prepared.executeQuery().close();
            prepared.executeQuery().close();
        }

        assertThat(counter.statements())
                .containsExactly("SELECT 1", "SELECT ?::int", "SELECT ?::int");
        assertThat(counter.count()).isEqualTo(3);
        counter.clear();
        assertThat(counter.count()).isZero();
    }

    @Test
    void failuresLookAsTheyDoWithoutIt(Database database) throws SQLException {
        StatementCounter counter = StatementCounter.around(database.dataSource());
        try (Connection connection = counter.dataSource().getConnection();
                Statement plain = connection.createStatement()) {
            assertThatThrownBy(() -> plain.execute("SELEC 1"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("syntax error");
        }
    }
}
