package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.media.record.PurgeSelection.OwnedBy;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Who waits for whom when a key changes while its media does. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyGateIT {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private Database database;
    private LedgerFixture fixture;

    @BeforeAll
    void migrate(Database freshDatabase) {
        database = freshDatabase;
        fixture = LedgerFixture.on(database);
    }

    @AfterAll
    void stopThreads() {
        threads.close();
    }

    @Test
    void aReservationThatWaitedForADeletionSeesTheDeadKey() throws Exception {
        Key key = fixture.newKey();
        CompletableFuture<ReserveOutcome> waiting;
        try (Connection deleter = deletionInProgress(key)) {
            waiting =
                    CompletableFuture.supplyAsync(
                            () -> fixture.ledger.reserve(fixture.reservation(key, 1)), threads);
            awaitWaiters(1);
            deleter.commit();
        }

        assertThat(waiting.get()).isInstanceOf(ReserveOutcome.KeyNotLive.class);
    }

    @Test
    void generationsThatComeAfterADeletionBeganQueueUpBehindIt() throws Exception {
        Key key = fixture.newKey();
        try (Connection reader = sharedHolder(key)) {
            CompletableFuture<Void> deletion =
                    CompletableFuture.runAsync(() -> fixture.setState(key, "DELETING"), threads);
            awaitWaiters(1);
            CompletableFuture<ReserveOutcome> later =
                    CompletableFuture.supplyAsync(
                            () -> fixture.ledger.reserve(fixture.reservation(key, 1)), threads);
            awaitWaiters(2);
            reader.commit();

            deletion.get();
            assertThat(later.get())
                    .as("did not overtake")
                    .isInstanceOf(ReserveOutcome.KeyNotLive.class);
        }
    }

    @Test
    void aClaimNeverWaitsForAKeyThatSomebodyChanges() throws Exception {
        Key key = fixture.newKey();
        fixture.available(key, 2);
        fixture.setState(key, "DELETING");
        try (Connection writer = deletionInProgress(key)) {
            PurgeBatch batch =
                    CompletableFuture.supplyAsync(
                                    () ->
                                            fixture.ledger.claim(
                                                    new OwnedBy(key.id()),
                                                    fixture.store,
                                                    10,
                                                    Duration.ofMinutes(1)),
                                    threads)
                            .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                            .get();
            writer.rollback();

            assertThat(batch.media()).isEmpty();
        }
    }

    private Connection deletionInProgress(Key key) throws SQLException {
        Connection connection =
                begin("SELECT pg_advisory_xact_lock(hashtextextended('" + key.id() + "', 0))");
        try (var update = connection.createStatement()) {
            update.executeUpdate(
                    "UPDATE virtual_keys SET state = 'DELETING' WHERE id = '" + key.id() + "'");
        }
        return connection;
    }

    private Connection sharedHolder(Key key) throws SQLException {
        return begin(
                "SELECT pg_advisory_xact_lock_shared(hashtextextended('" + key.id() + "', 0))");
    }

    private Connection begin(String first) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(first);
        }
        return connection;
    }

    private void awaitWaiters(int waiters) {
        Awaitility.await()
                .until(() ->
                        fixture.jdbc
                                        .sql(
                                                """
                                                SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                                                WHERE l.locktype = 'advisory' AND NOT l.granted AND d.datname = current_database()
                                                """)
                                        .query(Integer.class)
                                        .single()
                                == waiters);
    }
}
