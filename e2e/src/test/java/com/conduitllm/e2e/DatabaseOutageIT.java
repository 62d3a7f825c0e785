package com.conduitllm.e2e;

import static com.conduitllm.e2e.Troubled.GATEWAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.e2e.load.LoadReport;
import com.conduitllm.e2e.load.Step;
import com.conduitllm.testing.proxy.TcpProxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A database that fails while many use it: a clear refusal in time, and nothing is lost. */
class DatabaseOutageIT {
    private static final List<String> AWAY = List.of("503");
    private static final Map<Step, List<String>> UNAVAILABLE =
            Map.of(
                    Step.CREATE_KEY, AWAY,
                    // Final where the provider had been paid.
                    Step.GENERATE, List.of("503", "503 final"),
                    Step.FETCH, AWAY,
                    Step.DELETE_KEY, AWAY);
    private static final String TERMINATE =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

    /** One statement, and so one table's lock, at a time: the load goes on. */
    private static final List<String> END_OF_FAILURES =
            List.of(
                    "DROP TRIGGER outage ON media_records",
                    "DROP TRIGGER outage ON virtual_keys",
                    "DROP FUNCTION outage()",
                    "DROP SEQUENCE outage_turn");

    private static Load load;

    @BeforeAll
    static void startLoad() {
        load = Troubled.load();
    }

    @AfterAll
    static void nothingIsLost() {
        both(TcpProxy::heal);
        LoadReport report = load.stop();
        Troubled.assertNothingLost(report);
    }

    private static void both(Consumer<TcpProxy> action) {
        for (Node node : Troubled.both(GATEWAY)) {
            action.accept(node.links().postgres());
        }
    }

    @Test
    void hangs() {
        outage(TcpProxy::hold);
    }

    @Test
    void isRestarted() {
        GATEWAY.ledger().execute(TERMINATE);
        outage(TcpProxy::refuse);
    }

    private static void outage(Consumer<TcpProxy> fault) {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        both(fault);
        for (Node node : Troubled.both(GATEWAY)) {
            Troubled.awaitReadiness(node, 503);
        }
        await("refusals")
                .atMost(Troubled.PATIENCE)
                .until(() -> load.since(mark).failures().size() >= 12);
        Troubled.assertAlive();
        both(TcpProxy::heal);
        Troubled.awaitRecovery(load);
        assertTold(logs, mark);
    }

    private static void assertTold(LogWatch logs, int mark) {
        LoadReport report = load.since(mark);
        Troubled.assertCivil(report, UNAVAILABLE);
        logs.assertReadable(report.failures().size());
    }

    @Test
    void hasNoConnectionLeft() throws SQLException {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        List<CompletableFuture<Reply>> crowd;
        try (Connection blocker = GATEWAY.database().dataSource().getConnection();
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE virtual_keys IN ACCESS EXCLUSIVE MODE");
            crowd =
                    IntStream.range(0, 24)
                            .mapToObj(n -> CompletableFuture.supplyAsync(DatabaseOutageIT::models))
                            .toList();
            await().atMost(Troubled.PATIENCE)
                    .until(() ->
                            logs.lines(GATEWAY.core()).stream()
                                    .anyMatch(
                                            line -> line.contains("Connection is not available")));
            blocker.rollback();
        }
        assertThat(crowd.stream().map(CompletableFuture::join))
                .allSatisfy(reply -> assertThat(reply.status()).isIn(401, 503));
        Troubled.awaitRecovery(load);
        assertTold(logs, mark);
    }

    private static Reply models() {
        return GATEWAY.core().http().with("Authorization", "Bearer condt_x").get("/v1/models");
    }

    @Test
    void refusesToSerializeAndFindsDeadlocks() {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        for (String state : List.of("40001", "40P01")) {
            everyFourthFails(state).forEach(sql -> GATEWAY.ledger().execute(sql));
            await("some failed")
                    .atMost(Troubled.PATIENCE)
                    .until(
                            () -> GATEWAY.ledger().texts("SELECT last_value FROM outage_turn"),
                            turns -> Long.parseLong(turns.getFirst()) > 40);
            END_OF_FAILURES.forEach(sql -> GATEWAY.ledger().execute(sql));
        }
        Troubled.awaitRecovery(load);
        assertTold(logs, mark);
        LoadReport report = load.since(mark);
        assertThat(report.successes()).isGreaterThan(10L * report.failures().size());
    }

    private static List<String> everyFourthFails(String state) {
        String trigger =
                "CREATE TRIGGER outage BEFORE INSERT OR UPDATE ON %s"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION outage()";
        return List.of(
                "CREATE SEQUENCE outage_turn",
                """
                CREATE FUNCTION outage() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('outage_turn') % 4 = 0 THEN
                        RAISE EXCEPTION 'injected' USING ERRCODE = '__STATE__';
                    END IF;
                    RETURN NULL;
                END $$
                """
                        .replace("__STATE__", state),
                trigger.formatted("media_records"),
                trigger.formatted("virtual_keys"));
    }
}
