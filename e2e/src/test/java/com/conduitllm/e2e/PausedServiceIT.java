package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Departure;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.testing.proxy.Faults;
import com.conduitllm.testing.proxy.Gate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Services that stand still for longer than they may, and then go on as if no time had passed:
 * SIGSTOP is what a virtual machine's migration, a full garbage collection or a debugger looks
 * like. The monotonic clock goes on meanwhile, the process does not know.
 */
class PausedServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Gateway gateway;
    private static Node first;
    private static Node second;

    @BeforeAll
    static void start() {
        gateway = Gateway.prepare(Gateway.IMPATIENT);
        first = gateway.admin();
        second = gateway.anotherAdmin();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(gateway::startBoth),
                        CompletableFuture.runAsync(second::start))
                .join();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void healAndCount() {
        List.of(gateway.core(), first, second).forEach(node -> node.links().heal());
        gateway.audit().assertAgreement();
    }

    @Test
    void anAdminThatSleptBeyondItsLeaseCountsAndReleasesNothing() {
        NewKey succeeds = keyWithMedia("succeeds late");
        NewKey fails = keyWithMedia("fails late");
        NewKey lands = keyWithMedia("lands late");
        Gate lateSuccess = deletionsOf(first, succeeds).holdAnswer();
        Gate lateFailure = deletionsOf(first, fails).holdRequest();
        Gate lateDelete = deletionsOf(first, lands).holdRequest();
        second.process().pause();
        Departure one = Departure.begin(gateway, gateway.operator(first), succeeds);
        Departure two = Departure.begin(gateway, gateway.operator(first), fails);
        Departure three = Departure.begin(gateway, gateway.operator(first), lands);
        List.of(lateSuccess, lateFailure, lateDelete).forEach(gate -> gate.awaitArrival(PATIENCE));
        first.process().pause();
        Gate others = deletionsOf(second, succeeds, fails).holdAnswer();
        second.process().resume();

        others.awaitArrivals(2, PATIENCE);
        three.assertCountedOnce(gateway.operator(second));
        List<String> claims = claimsKeptFor(succeeds, fails);
        first.process().resume();
        lateDelete.release();
        lateSuccess.release();
        lateFailure.drop();
        // Each attempt is counted when everything else of it has been done.
        gateway.operator(first).awaitReceipt(one.deletionId(), r -> r.path("attempts").asInt() > 0);
        gateway.operator(first).awaitReceipt(two.deletionId(), r -> r.path("attempts").asInt() > 0);

        assertThat(claims(succeeds, fails)).as("the other one's, untouched").isEqualTo(claims);
        others.release();
        one.assertCountedOnce(gateway.operator(second));
        two.assertCountedOnce(gateway.operator(second));
        three.assertCountedOnce(gateway.operator(first));
    }

    private static NewKey keyWithMedia(String name) {
        NewKey key = gateway.operator().createKey(name);
        assertThat(gateway.coreAs(key).generate(name, 4)).hasSize(4);
        return key;
    }

    private static Faults deletionsOf(Node admin, NewKey... keys) {
        List<NewKey> all = List.of(keys);
        return admin.links()
                .s3()
                .on(request ->
                        request.isDeleteObjects()
                                && all.stream()
                                        .anyMatch(key ->
                                                request.deletedKeys()
                                                        .getFirst()
                                                        .startsWith(key.folder())));
    }

    /** The claims on the rows of these keys, which from now on do not lapse during the story. */
    private static List<String> claimsKeptFor(NewKey... keys) {
        Object[] ids = List.of(keys).stream().map(NewKey::id).toArray();
        gateway.ledger()
                .execute(
                        "UPDATE media_records SET lease_until = now() + interval '1 minute' WHERE"
                                + " virtual_key_id IN (?, ?)",
                        ids);
        return claims(keys);
    }

    private static List<String> claims(NewKey... keys) {
        return gateway.ledger()
                .texts(
                        """
                        SELECT concat_ws(' ', id, state, lease_token, lease_until, next_attempt_at, last_error)
                        FROM media_records WHERE virtual_key_id IN (?, ?) ORDER BY id
                        """,
                        List.of(keys).stream().map(NewKey::id).toArray());
    }

    @Test
    void aCoreThatSleptBeyondItsDeadlineUploadsNothingMore() {
        NewKey key = gateway.operator().createKey("wakes up late");
        Node core = gateway.core();
        Gate upload =
                core.links()
                        .s3()
                        .on("PUT", path -> path.contains(key.folder()))
                        .nth(1)
                        .holdRequest();
        CompletableFuture<Reply> answer = gateway.coreAs(key).generateLater("slept over", 1);
        upload.awaitArrival(PATIENCE);
        MediaRow row = gateway.ledger().mediaOf(key.id()).getFirst();
        assertThat(row.state()).isEqualTo("PENDING");
        core.process().pause();

        Ledger ledger = gateway.ledger();
        await("abandoned, purged and forgotten")
                .atMost(PATIENCE)
                .until(() -> ledger.mediaOf(key.id()).isEmpty());
        core.process().resume();
        // It has to send again, and that attempt would land after everything was forgotten.
        upload.drop();

        Reply reply = answer.join();
        assertThat(reply.status()).as("%s", reply).isEqualTo(503);
        assertThat(reply.json().path("error").path("code").asString())
                .isEqualTo("storage_unavailable");
        assertThat(core.links().s3().count("PUT", path -> path.contains(key.folder()))).isOne();
        assertThat(gateway.bucket().keys(key.folder())).isEmpty();
        assertThat(ledger.count("media_deletions WHERE media_id = ?", row.id())).isOne();
        assertThat(gateway.coreAs(key).generate("goes on", 1)).hasSize(1);
    }
}
