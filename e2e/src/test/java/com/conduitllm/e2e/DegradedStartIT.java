package com.conduitllm.e2e;

import static com.conduitllm.e2e.Refusals.envelope;
import static com.conduitllm.e2e.Refusals.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Services that are started while something is missing: Core without a broker, Admin without
 * storage.
 */
class DegradedStartIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String MISSPELT = "CONDUITLLM__STORAGE__S3__BUCKETNAM";

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.prepare(Map.of());
        gateway.core().links().broker().refuse();
        gateway.admin().links().broker().refuse();
        gateway.core().with(Map.of(MISSPELT, "unused"));
        gateway.admin().without(Set.of("CONDUITLLM__STORAGE__")).neverReady();
        gateway.startBoth();
    }

    @AfterAll
    static void stop() {
        gateway.audit().assertAgreement();
        gateway.close();
    }

    @Test
    void coreGeneratesWithoutABrokerAndTheEventsFollow() {
        NewKey key = gateway.operator().createKey("no broker");
        gateway.core().links().broker().refuse();
        gateway.admin().links().broker().refuse();

        CoreApi core = gateway.coreAs(key);
        String url = core.generate("announced when somebody listens", 2).getFirst().url();
        assertThat(core.http().get(url).status()).isEqualTo(200);
        await("one of the two relays has tried").atMost(PATIENCE).until(this::isTroubleLogged);
        assertThat(waiting(key)).isEqualTo(2);
        assertThat(gateway.events().deliveries("MediaGenerationCompleted", key.id())).isEmpty();
        gateway.core().links().broker().heal();
        gateway.admin().links().broker().heal();

        assertThat(gateway.events().await("MediaGenerationCompleted", key.id(), 2)).hasSize(2);
        await().atMost(PATIENCE).until(() -> waiting(key) == 0);
    }

    private boolean isTroubleLogged() {
        return Stream.of(gateway.core(), gateway.admin())
                .flatMap(node -> node.process().logLines().stream())
                .anyMatch(line -> line.contains("Events wait in the outbox"));
    }

    private static long waiting(NewKey key) {
        return gateway.ledger().count("event_outbox WHERE routing_key = ?", key.id().toString());
    }

    @Test
    void misspeltVariableIsWarnedAboutWithTheNearestName() {
        gateway.core()
                .process()
                .awaitLogLine(
                        Pattern.compile(
                                "WARN.*"
                                        + MISSPELT
                                        + "\\b.*CONDUITLLM__STORAGE__S3__BUCKETNAME\\b"));
    }

    @Test
    void adminWithoutStorageMakesNoOrphans() {
        NewKey key = gateway.operator().createKey("no storage");
        CoreApi core = gateway.coreAs(key);
        String url = core.generate("not to become an orphan", 1).getFirst().url();

        assertThat(gateway.admin().http().get("/actuator/health/readiness").status())
                .isEqualTo(503);
        Reply refused = gateway.operator().deleteKey(key.id());

        assertThat(problem(refused, 503).path("error").asString())
                .contains("disable the key instead");
        gateway.admin()
                .process()
                .awaitLogLine(
                        Pattern.compile(
                                "\\bAdminVirtualKeyService\\b.*Media lifecycle service not"
                                        + " available, media files for virtual key "
                                        + key.id()
                                        + " will become orphaned"));
        assertThat(gateway.ledger().count("deletion_receipts WHERE virtual_key_id = ?", key.id()))
                .isZero();
        assertThat(core.http().get(url).status()).as("the key lives on").isEqualTo(200);
        gateway.operator().updateKey(key.id(), "{\"isEnabled\":false}");
        envelope(core.http().get(url), 404, "media_not_found");
    }
}
