package com.conduitllm.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;

import org.awaitility.Awaitility;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Other keys at work while services are killed: they are made, generate, and are deleted. A request
 * that breaks or is refused promises nothing; one that was answered with success does, and each
 * promise is looked at when a round is over.
 */
final class Traffic {
    private static final int WORKERS = 2;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_IMAGES = 3;
    private static final int REQUESTS_OF_A_KEY = 4;

    private final Gateway gateway;
    private final Random random;
    private final AtomicLong generations = new AtomicLong();
    private final AtomicLong objects = new AtomicLong();
    private final AtomicLong deletions = new AtomicLong();
    private final AtomicLong broken = new AtomicLong();
    private final Queue<Tenant> tenants = new ConcurrentLinkedQueue<>();
    private final Semaphore stops = new Semaphore(0);
    private List<CompletableFuture<Void>> workers = List.of();

    Traffic(Gateway gateway, Random random) {
        this.gateway = gateway;
        this.random = random;
    }

    /**
     * A key and what its owner was promised.
     *
     * @param images ids of acknowledged images
     * @param deletion the acknowledged deletion; empty when there is none
     */
    private record Tenant(NewKey key, List<UUID> images, List<String> deletion) {}

    void begin() {
        stops.drainPermits();
        workers =
                random.longs(WORKERS)
                        .mapToObj(seed ->
                                CompletableFuture.runAsync(
                                        () -> work(new Random(seed)), Thread::startVirtualThread))
                        .toList();
    }

    /** Returns when no request is under way any more. */
    void pause() {
        stops.release(WORKERS);
        workers.forEach(CompletableFuture::join);
        workers = List.of();
    }

    private void work(Random dice) {
        try {
            while (!stops.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                attempt(() -> serve(dice));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Services are being killed: a request that breaks is counted, and that is all. */
    private void attempt(Runnable requests) {
        try {
            requests.run();
        } catch (UncheckedIOException | AssertionError e) {
            broken.incrementAndGet();
        }
    }

    private void serve(Random dice) {
        NewKey key = gateway.operator().createKey("traffic");
        Tenant tenant = new Tenant(key, new ArrayList<>(), new ArrayList<>());
        tenants.add(tenant);
        for (int i = 0; i < REQUESTS_OF_A_KEY; i++) {
            attempt(() -> generate(tenant, 1 + dice.nextInt(MOST_IMAGES)));
        }
        if (dice.nextBoolean()) {
            attempt(() -> delete(tenant));
        }
    }

    private void generate(Tenant tenant, int n) {
        List<Image> images = gateway.coreAs(tenant.key()).generate("traffic", n);
        images.stream().map(Image::id).map(UUID::fromString).forEach(tenant.images()::add);
        generations.incrementAndGet();
        objects.addAndGet(n);
    }

    private void delete(Tenant tenant) {
        Reply reply = gateway.operator().deleteKey(tenant.key().id());
        assertThat(reply.status()).as("%s", reply).isBetween(200, 202);
        tenant.deletion().add(reply.json().path("deletionId").asString());
        deletions.incrementAndGet();
    }

    /**
     * To be asked when both services run and no request is under way: each promise was kept. Then
     * deletes what is left, so that the bucket does not grow with the rounds.
     *
     * @throws AssertionError that names the law, when one was not
     */
    void settle() {
        for (Tenant tenant : tenants) {
            if (tenant.deletion().isEmpty()) {
                assertRecorded(tenant);
                delete(tenant);
            }
        }
        for (Tenant tenant : tenants) {
            gateway.operator().awaitVerified(tenant.deletion().getFirst());
            assertThat(gateway.bucket().keys(tenant.key().folder()))
                    .as("law 16: verified, and the bucket holds nothing")
                    .isEmpty();
            assertThat(gateway.ledger().mediaOf(tenant.key().id())).as("law 16").isEmpty();
        }
        tenants.clear();
    }

    private void assertRecorded(Tenant tenant) {
        if (deletedMeanwhile(tenant)) {
            return;
        }
        assertThat(gateway.ledger().mediaOf(tenant.key().id()))
                .as("law 1: what was answered with success is recorded")
                .filteredOn(row -> row.state().equals("AVAILABLE"))
                .extracting(MediaRow::id)
                .containsAll(tenant.images());
        for (UUID image : tenant.images()) {
            Awaitility.await("law 15: announced, " + image)
                    .atMost(Stage.SOON)
                    .until(() -> announced(tenant.key().id()).contains(image));
        }
        assertThat(announced(tenant.key().id())).as("law 15: once").doesNotHaveDuplicates();
    }

    /** The answer to its deletion was lost; asked again, it is the same deletion. */
    private boolean deletedMeanwhile(Tenant tenant) {
        CoreApi core = gateway.coreAs(tenant.key());
        return core.models().status() == 401;
    }

    private List<UUID> announced(UUID key) {
        return gateway.events().distinct(Uploads.ANNOUNCED, key).stream()
                .map(event -> UUID.fromString(event.body().path("mediaId").asString()))
                .toList();
    }

    long generations() {
        return generations.get();
    }

    long objects() {
        return objects.get();
    }

    long deletions() {
        return deletions.get();
    }

    long broken() {
        return broken.get();
    }
}
