package com.conduitllm.e2e;

import static com.conduitllm.e2e.Troubled.GATEWAY;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.load.Answer;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.e2e.load.LoadReport;
import com.conduitllm.e2e.load.Step;
import com.conduitllm.testing.proxy.Faults;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** A store that fails while many use it: nobody hangs, nobody is lied to, and nothing is lost. */
class StoreOutageIT {
    private static final String MARKER = ".conduit/installation.json";
    private static final Map<Step, List<String>> UNAVAILABLE =
            Map.of(Step.GENERATE, List.of("503", "503 final"), Step.FETCH, List.of("503", "0"));

    private static Load load;

    @BeforeAll
    static void startLoad() {
        load = Troubled.load();
    }

    @AfterAll
    static void nothingIsLost() {
        both(HttpFaultProxy::heal);
        LoadReport report = load.stop();
        Troubled.assertNothingLost(report);
    }

    @Test
    void slowsDown() {
        outage(all -> all.answer(S3Faults.slowDown()), 503, UNAVAILABLE);
    }

    @Test
    void hangs() {
        outage(Faults::holdRequest, 503, UNAVAILABLE);
    }

    @Test
    void resetsConnections() {
        outage(Faults::drop, 503, UNAVAILABLE);
    }

    @Test
    void answersBreakOff() {
        outage(all -> all.cutAnswerAfter(60), 503, UNAVAILABLE);
    }

    private static void outage(
            Consumer<Faults> fault, int coreReadiness, Map<Step, List<String>> allowed) {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        both(store -> fault.accept(store.on(request -> true)));
        awaitRefusals(mark, Step.GENERATE);
        Troubled.awaitReadiness(GATEWAY.core(), coreReadiness);
        assertThat(Troubled.readiness(GATEWAY.admin())).as("deletions are accepted").isEqualTo(200);
        Troubled.assertAlive();
        both(HttpFaultProxy::heal);
        Troubled.awaitRecovery(load);
        LoadReport report = load.since(mark);
        Troubled.assertCivil(report, allowed);
        logs.assertReadable(report.failures().size());
    }

    private static void both(Consumer<HttpFaultProxy> action) {
        for (Node node : Troubled.both(GATEWAY)) {
            action.accept(node.links().s3());
        }
    }

    private static void awaitRefusals(int mark, Step step) {
        await("refusals of " + step)
                .atMost(Troubled.PATIENCE)
                .until(() ->
                        load.since(mark).answersTo(step).stream()
                                        .filter(answer -> !answer.isSuccess())
                                        .count()
                                >= 3);
    }

    @Test
    void readOnly() {
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        both(store -> store.on("PUT").answer(S3Faults.error(403, "AccessDenied")));
        both(store -> store.onDeleteObjects().answer(S3Faults.perKeyErrors("AccessDenied")));
        awaitRefusals(mark, Step.GENERATE);
        both(HttpFaultProxy::heal);
        Troubled.awaitRecovery(load);
        LoadReport report = load.since(mark);
        Troubled.assertCivil(report, Map.of(Step.GENERATE, List.of("503 final")));
        assertThat(report.answersTo(Step.FETCH)).as("is served").allMatch(Answer::isSuccess);
        logs.assertReadable(report.failures().size());
    }

    @Test
    void deletesNothingInABucketThatLostItsMarker() {
        byte[] marker = GATEWAY.bucket().bytes(MARKER);
        deletesNothing(() -> GATEWAY.bucket().delete(MARKER), marker);
    }

    @Test
    void deletesNothingInTheBucketOfAnotherInstallation() {
        byte[] marker = GATEWAY.bucket().bytes(MARKER);
        String own = GATEWAY.ledger().texts("SELECT store_id FROM installation").getFirst();
        String foreign =
                new String(marker, StandardCharsets.UTF_8)
                        .replace(own, UUID.randomUUID().toString());
        deletesNothing(
                () -> GATEWAY.bucket().put(MARKER, foreign.getBytes(StandardCharsets.UTF_8)),
                marker);
    }

    /** Whoever has the wrong bucket finds none of our objects, and is told that all are deleted. */
    @Test
    void deletesNothingInAnEmptyBucket() {
        byte[] marker = GATEWAY.bucket().bytes(MARKER);
        deletesNothing(StoreOutageIT::emptyTheBucket, marker);
    }

    private static void emptyTheBucket() {
        GATEWAY.bucket().delete(MARKER);
        both(store ->
                store.on("GET", path -> path.endsWith(".png"))
                        .answer(S3Faults.error(404, "NoSuchKey")));
        Troubled.awaitReadiness(GATEWAY.core(), 503);
    }

    private static void deletesNothing(Runnable swap, byte[] marker) {
        NewKey key = GATEWAY.operator().createKey("of the right bucket");
        GATEWAY.coreAs(key).generate("stays", 1);
        LogWatch logs = LogWatch.of(Troubled.both(GATEWAY));
        int mark = load.mark();
        swap.run();
        Troubled.awaitReadiness(GATEWAY.admin(), 503);
        String deletion =
                GATEWAY.operator().deleteKey(key.id()).json().path("deletionId").asString();
        GATEWAY.operator().awaitReceipt(deletion, receipt -> receipt.path("blockedBy").isString());
        // Whatever was under way when the bucket changed has ended by now.
        HttpFaultProxy store = GATEWAY.admin().links().s3();
        store.forgetRequests();
        int accepted = load.since(0).deletions().size();
        await("more deletions")
                .atMost(Troubled.PATIENCE)
                .until(() -> load.since(0).deletions().size() >= accepted + 3);
        assertThat(store.requests()).allMatch(request -> request.method().equals("GET"));
        assertThat(GATEWAY.bucket().keys(key.folder())).hasSize(1);
        Troubled.assertAlive();
        both(HttpFaultProxy::heal);
        GATEWAY.bucket().put(MARKER, marker);
        GATEWAY.operator().awaitVerified(deletion);
        Troubled.awaitRecovery(load);
        LoadReport report = load.since(mark);
        Troubled.assertCivil(report, UNAVAILABLE);
        logs.assertReadable(report.failures().size());
    }
}
