package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.admin.AdminServer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import javax.sql.DataSource;

class KeyGateIT {
    private final AdminServer server = AdminServer.shared();

    @ParameterizedTest
    @CsvSource({
        "PUT, '', '{\"isEnabled\":false}', 204",
        "POST, /rotate, '{}', 200",
        "DELETE, '', , 202"
    })
    void letsUploadsThatAreUnderWayFinishFirst(
            String method, String suffix, String body, int status) throws SQLException {
        String id = new KeyMaker(server).key();
        try (Connection upload = server.bean(DataSource.class).getConnection()) {
            upload.setAutoCommit(false);
            enterShared(upload, id);
            CompletableFuture<Integer> writer =
                    CompletableFuture.supplyAsync(() ->
                            server.client()
                                    .with("Content-Type", "application/json")
                                    .send(method, KEYS + "/" + id + suffix, body)
                                    .status());

            await().atMost(Duration.ofSeconds(20)).until(() -> writersAtTheGate() == 1);
            assertThat(writer).isNotDone();
            upload.rollback();

            assertThat(writer.join()).isEqualTo(status);
        }
    }

    private static void enterShared(Connection upload, String id) throws SQLException {
        try (var statement =
                upload.prepareStatement(
                        "SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 0))")) {
            statement.setString(1, id);
            statement.execute();
        }
    }

    private long writersAtTheGate() {
        return server.sql()
                .sql(
                        """
                        SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                        WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()
                        """)
                .query(Long.class)
                .single();
    }
}
