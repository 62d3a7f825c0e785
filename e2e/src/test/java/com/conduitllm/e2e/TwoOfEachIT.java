package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.AdminApi;
import com.conduitllm.e2e.gateway.BulkMedia;
import com.conduitllm.e2e.gateway.Departure;
import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;
import com.conduitllm.testing.proxy.Gate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Two Cores and two Admins over one database, one bucket and one broker. */
class TwoOfEachIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Pairs pairs;
    private static Gateway gateway;

    @BeforeAll
    static void start() {
        pairs = Pairs.start(Gateway.IMPATIENT);
        gateway = pairs.gateway();
    }

    @AfterAll
    static void stop() {
        pairs.close();
    }

    @AfterEach
    void healAndCount() {
        pairs.nodes().forEach(node -> node.links().heal());
        gateway.audit().assertAgreement();
    }

    @Test
    void eachObjectIsDeletedByOneOfTwoAdminsAndNoneIsLost() {
        List<NewKey> leaving = keysWithMedia(6, "leaves");
        BulkMedia.insert(gateway, leaving.getFirst(), 1100);
        NewKey staying = gateway.operator().createKey("stays");
        List<Gate> firstBatches = holdFirstBatches();
        CompletableFuture<Void> load =
                CompletableFuture.runAsync(() -> generate(staying, "meanwhile", 20));

        List<Departure> departures = deleteThroughBoth(leaving);
        firstBatches.forEach(gate -> gate.awaitArrival(PATIENCE));
        firstBatches.forEach(Gate::release);
        departures.forEach(departure -> departure.assertCountedOnce(pairs.operator(1)));
        load.join();

        List<String> gone =
                departures.stream().flatMap(departure -> departure.storageKeys().stream()).toList();
        assertThat(sent(gone)).as("each key, sent once").containsExactlyInAnyOrderElementsOf(gone);
        assertThat(gateway.ledger().mediaOf(staying.id()))
                .hasSize(20)
                .extracting(MediaRow::state)
                .containsOnly("AVAILABLE");
        assertThat(gateway.events().await("MediaGenerationCompleted", staying.id(), 20))
                .hasSize(20);
    }

    private static List<NewKey> keysWithMedia(int count, String name) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    NewKey key = pairs.operator(n).createKey(name + " " + n);
                    generate(key, name, 4);
                    return key;
                })
                .toList();
    }

    /** Through both Cores at the same time, half of them each. */
    private static void generate(NewKey key, String prompt, int count) {
        CompletableFuture.allOf(
                        IntStream.range(0, count / 2)
                                .mapToObj(turn -> pairs.coreAs(turn, key).generateLater(prompt, 2))
                                .map(answer ->
                                        answer.thenAccept(
                                                reply -> assertThat(reply.status()).isEqualTo(200)))
                                .toArray(CompletableFuture[]::new))
                .join();
    }

    /** So that both have a batch under way at the same time. */
    private static List<Gate> holdFirstBatches() {
        return pairs.admins().stream()
                .map(node -> node.links().s3().onDeleteObjects().nth(1).holdRequest())
                .toList();
    }

    /** Each key through both at once: they agree on one receipt. */
    private static List<Departure> deleteThroughBoth(List<NewKey> keys) {
        List<Departure> departures = new ArrayList<>();
        for (NewKey key : keys) {
            List<MediaRow> media = gateway.ledger().mediaOf(key.id());
            List<String> receipts =
                    IntStream.range(0, 2)
                            .mapToObj(turn ->
                                    CompletableFuture.supplyAsync(
                                            () -> pairs.operator(turn).deleteKey(key.id())))
                            .toList()
                            .stream()
                            .map(answer -> answer.join().json().path("deletionId").asString())
                            .distinct()
                            .toList();
            assertThat(receipts).hasSize(1);
            departures.add(new Departure(gateway, key, receipts.getFirst(), media));
        }
        return departures;
    }

    private static List<String> sent(Collection<String> keys) {
        return pairs.sentDeletions().stream().filter(List.copyOf(keys)::contains).toList();
    }

    @Test
    void smallKeysDoNotWaitForALargeOne() {
        NewKey large = keysWithMedia(1, "large").getFirst();
        BulkMedia.insert(gateway, large, 1200);
        List<NewKey> small = keysWithMedia(8, "small");
        List<Gate> largeBatches =
                pairs.admins().stream()
                        .map(node ->
                                node.links()
                                        .s3()
                                        .on(request ->
                                                request.isDeleteObjects()
                                                        && request.deletedKeys()
                                                                .getFirst()
                                                                .startsWith(large.folder()))
                                        .holdAnswer())
                        .toList();
        Departure heavy = Departure.begin(gateway, pairs.operator(0), large);
        largeBatches.getFirst().awaitArrival(PATIENCE);

        List<Departure> light =
                IntStream.range(0, small.size())
                        .mapToObj(n -> Departure.begin(gateway, pairs.operator(n), small.get(n)))
                        .toList();
        light.forEach(departure -> departure.assertCountedOnce(pairs.operator(0)));

        assertThat(gateway.ledger().mediaOf(large.id())).isNotEmpty();
        largeBatches.forEach(Gate::release);
        heavy.assertCountedOnce(pairs.operator(1));
    }

    @Test
    void anotherRelayTakesOverWithinTheLeaseAndTheKilledAdminFindsItsPlaceAgain() {
        Node holder = pairs.admins().get(1);
        giveTheRelayTo(holder, pairs.operator(1));
        holder.links().broker().refuse();
        NewKey key = gateway.operator().createKey("announced by another relay");
        generate(key, "in the outbox", 4);
        holder.kill9();

        Ledger ledger = gateway.ledger();
        assertThat(ledger.count("event_outbox WHERE routing_key = ?", key.id().toString()))
                .as("waits for a relay")
                .isEqualTo(4);
        assertThat(gateway.events().deliveries("MediaGenerationCompleted", key.id())).isEmpty();
        assertThat(
                        ledger.count(
                                "leases WHERE lease_until BETWEEN now() AND now() + interval '30"
                                        + " s'"))
                .as("the lease ends within 30 seconds")
                .isOne();
        // The rest of the lease, shortened for this story.
        ledger.execute("UPDATE leases SET lease_until = now() + interval '2 s'");

        List<Event> made = gateway.events().await("MediaGenerationCompleted", key.id(), 4);
        assertThat(gateway.events().deliveries("MediaGenerationCompleted", key.id())).hasSize(4);
        await().atMost(PATIENCE)
                .until(() ->
                        ledger.count("event_outbox WHERE routing_key = ?", key.id().toString())
                                == 0);
        assertTakenInOnce(made);
        assertStartsBesideTheOther(holder);
    }

    /** The only one that moves takes the lease for an event; the others find it taken. */
    private static void giveTheRelayTo(Node holder, AdminApi operator) {
        NewKey key = operator.createKey("moves the relay");
        List<Node> others = pairs.nodes().stream().filter(node -> node != holder).toList();
        others.forEach(node -> node.process().pause());
        Ledger ledger = gateway.ledger();
        ledger.execute("UPDATE leases SET token = NULL, lease_until = NULL");
        assertThat(operator.updateKey(key.id(), "{\"metadata\": \"moved\"}").status())
                .isEqualTo(204);
        await().atMost(PATIENCE).until(() -> ledger.count("leases WHERE token IS NOT NULL") == 1);
        others.forEach(node -> node.process().resume());
    }

    private static void assertTakenInOnce(List<Event> events) {
        await("taken in")
                .atMost(PATIENCE)
                .until(() -> events.stream().allMatch(event -> inboxed(event.id()) == 1));
    }

    private static long inboxed(UUID event) {
        return gateway.ledger().count("event_inbox WHERE event_id = ?", event);
    }

    /** An Admin that starts counts the epoch up, and that is no reason for the other to stop. */
    private static void assertStartsBesideTheOther(Node admin) {
        Departure verified =
                Departure.begin(
                        gateway, pairs.operator(0), keysWithMedia(1, "gone before").getFirst());
        verified.assertCountedOnce(pairs.operator(0));
        String stray = verified.key().folder() + "aaaaaaaaaaaaaaaaaaaaaaaaaa.png";
        gateway.bucket().put(stray, BulkMedia.CONTENT);
        Ledger ledger = gateway.ledger();
        ledger.execute(
                "UPDATE deletion_receipts SET recheck_at = now() WHERE virtual_key_id = ?",
                verified.key().id());
        long before = epoch();
        admin.links().heal();
        admin.start();

        await("the start has counted").atMost(PATIENCE).until(() -> epoch() == before + 1);
        await("the stray is gone").atMost(PATIENCE).until(() -> !gateway.bucket().exists(stray));
        pairs.operator(1).awaitVerified(verified.deletionId());
        assertThat(sent(List.of(stray))).hasSize(1);
        assertThat(
                        ledger.count(
                                "media_deletions WHERE reason = 'unrecorded_object' AND"
                                        + " virtual_key_id IS NULL"))
                .isOne();
        assertThat(pairs.admins())
                .allSatisfy(node ->
                        assertThat(node.http().get("/actuator/health/readiness").status())
                                .isEqualTo(200));
    }

    private static long epoch() {
        return Long.parseLong(
                gateway.ledger().texts("SELECT ledger_epoch FROM installation").getFirst());
    }
}
