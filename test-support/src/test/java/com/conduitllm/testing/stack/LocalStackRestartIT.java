package com.conduitllm.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@Tag("embedded")
class LocalStackRestartIT {

    @TempDir private Path folder;

    @Test
    void keepsItsDataWhenKilledAndStartedAgain() throws SQLException {
        try (LocalStack stack = LocalStack.startIn(folder.resolve("stack"))) {
            Database database = stack.newDatabase();
            Bucket bucket = stack.newBucket();
            database.execute("CREATE TABLE t AS SELECT 7 AS n");
            bucket.put("a", new byte[] {1});

            stack.kill9();
            stack.kill9Postgres();
            assertThatThrownBy(() -> database.execute("SELECT 1"))
                    .isInstanceOf(IllegalStateException.class);
            stack.restart();

            Database again = stack.again(database);
            assertThat(number(again)).isEqualTo(7);
            assertThat(stack.again(bucket).keys()).containsExactly("a");
        }
    }

    private static int number(Database database) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT n FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
