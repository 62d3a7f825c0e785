package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.load.Answer;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.e2e.load.LoadPlan;
import com.conduitllm.e2e.load.LoadReport;
import com.conduitllm.e2e.load.Step;
import com.conduitllm.testing.stack.LocalStack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The gateway of all stories about outages, and what is true of each of them. */
final class Troubled {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** With the short time-outs below nobody waits longer, also on a busy machine. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    static final Gateway GATEWAY = start(LocalStack.shared());

    private Troubled() {}

    /** Both services over this stack, with time-outs that a test can wait for. */
    static Gateway start(LocalStack stack) {
        Map<String, String> settings = new HashMap<>(Gateway.IMPATIENT);
        settings.put("CONDUITLLM__STORAGE__S3__CALLTIMEOUT", "PT2S");
        settings.put("SPRING_DATASOURCE_HIKARI_MAXIMUMPOOLSIZE", "6");
        settings.put("SPRING_DATASOURCE_HIKARI_CONNECTIONTIMEOUT", "1000");
        settings.put("SPRING_DATASOURCE_HIKARI_VALIDATIONTIMEOUT", "500");
        Gateway gateway = Gateway.on(stack, settings);
        both(gateway).forEach(node -> node.with(impatient(gateway, node)));
        return gateway.startBoth();
    }

    private static Map<String, String> impatient(Gateway gateway, Node node) {
        String url = gateway.database().through(node.links().postgres()).url();
        return Map.of("DATABASE_URL", url + "?socketTimeout=3");
    }

    static List<Node> both(Gateway gateway) {
        return List.of(gateway.core(), gateway.admin());
    }

    /** Returns once every kind of request has succeeded. */
    static Load load() {
        return load(GATEWAY);
    }

    static Load load(Gateway gateway) {
        Load load = Load.start(gateway, LoadPlan.STEADY);
        awaitEachStep(load);
        return load;
    }

    /** Every kind of request succeeds, from now on. */
    static void awaitEachStep(Load load) {
        int mark = load.mark();
        for (Step step : Step.values()) {
            await(step + " succeeds")
                    .atMost(PATIENCE)
                    .until(() ->
                            load.since(mark).answersTo(step).stream().anyMatch(Answer::isSuccess));
        }
    }

    static void awaitReadiness(Node node, int status) {
        await("readiness of " + node.address() + " is " + status)
                .atMost(PATIENCE)
                .until(() -> readiness(node) == status);
    }

    static int readiness(Node node) {
        return node.http().get("/actuator/health/readiness").status();
    }

    static void assertAlive() {
        for (Node node : both(GATEWAY)) {
            assertThat(node.http().get("/actuator/health/liveness").status())
                    .as("liveness of %s", node.address())
                    .isEqualTo(200);
        }
    }

    /** Both are ready again by themselves, and everything works. */
    static void awaitRecovery(Load load) {
        awaitRecovery(GATEWAY, load);
    }

    static void awaitRecovery(Gateway gateway, Load load) {
        both(gateway).forEach(node -> awaitReadiness(node, 200));
        awaitEachStep(load);
    }

    /** Nobody waited long, and every refusal is one of {@code allowed}, in the API's own shape. */
    static void assertCivil(LoadReport report, Map<Step, List<String>> allowed) {
        assertThat(report.slowest())
                .as("the slowest: %s", report.slowest(3))
                .isLessThan(LONGEST_WAIT);
        for (Answer failure : report.failures()) {
            assertThat(allowed.getOrDefault(failure.step(), List.of()))
                    .as("%s", failure)
                    .contains(kind(failure));
            if (failure.status() != Answer.NONE) {
                assertThat(failure.contentType()).startsWith("application/json");
                assertThat(failure.text()).contains("\"error\"").doesNotContain("\tat ", "<html");
            }
        }
    }

    /** Its status and what it says about a repetition: {@code 503}, or {@code 503 final}. */
    private static String kind(Answer failure) {
        return failure.status() + (failure.shouldRetry().equals("false") ? " final" : "");
    }

    /** What was acknowledged is there, what was to be deleted is gone, and nothing else is. */
    static void assertNothingLost(LoadReport report) {
        assertNothingLost(GATEWAY, report);
    }

    static void assertNothingLost(Gateway gateway, LoadReport report) {
        assertThat(report.kept()).isNotEmpty();
        assertThat(report.deletions()).isNotEmpty();
        report.deletions().forEach(id -> gateway.operator().awaitVerified(id));
        await("abandoned uploads are purged")
                .atMost(PATIENCE)
                .until(() ->
                        gateway.ledger().count("media_records WHERE state <> 'AVAILABLE'") == 0);
        report.kept()
                .forEach(image ->
                        assertThat(gateway.core().http().get(image.url()).status())
                                .as("%s", image)
                                .isEqualTo(200));
        await("events").atMost(PATIENCE).until(() -> gateway.ledger().count("event_outbox") == 0);
        gateway.audit().assertAgreement();
        assertThat(
                        gateway.ledger()
                                .count(
                                        "pg_stat_activity WHERE datname = current_database()"
                                                + " AND state LIKE 'idle in transaction%'"))
                .as("forgotten transactions")
                .isZero();
    }
}
