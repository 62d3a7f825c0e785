package com.conduitllm.proof.trial;

import com.conduitllm.media.storage.StoreDoor;
import com.conduitllm.proof.audit.AuditSchema;
import com.conduitllm.proof.audit.FinalAccounts;
import com.conduitllm.proof.audit.LeakSampler;
import com.conduitllm.proof.audit.OrderWatch;
import com.conduitllm.proof.audit.RawBucket;
import com.conduitllm.proof.audit.Violations;
import com.conduitllm.proof.load.Counts;
import com.conduitllm.proof.load.Gateway;
import com.conduitllm.proof.load.Traffic;
import com.conduitllm.proof.weather.Chance;
import com.conduitllm.proof.weather.StoreWeather;
import com.conduitllm.proof.weather.Weather;
import com.conduitllm.testing.proxy.HttpFaultProxy;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One run of the harness.
 *
 * <ol>
 *   <li>A new schema with the audit's triggers; a proxy before the store, with the weather.
 *   <li>Traffic for as long as the trial lasts; all the time somebody compares bucket and ledger.
 *   <li>The weather calms down, requests end, Admins go on until nothing is unfinished.
 *   <li>The accounts are closed; then all keys are deleted, and nothing may be left.
 *   <li>When the last late upload would have landed, one more look.
 * </ol>
 */
final class Trial implements AutoCloseable {
    private static final Duration PATIENCE_WITH_THE_STORE = Duration.ofMillis(1500);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(40);
    private static final long BETWEEN_SAMPLES = 40;

    private final TrialPlan plan;
    private final Databases databases;
    private final RawBucket bucket;
    private final HttpFaultProxy wire;
    private final StoreDoor store;
    private final JdbcClient audit;
    private final Chance chance;
    private final Counts counts = new Counts();
    private final Violations violations = new Violations(counts::operations, System::nanoTime);
    private final AtomicLong samples = new AtomicLong();
    private final CountDownLatch over = new CountDownLatch(1);
    private final OrderWatch order;
    private final FinalAccounts accounts;
    private final LeakSampler sampler;
    private final Traffic traffic;
    private final long began = System.nanoTime();

    Trial(Place place, TrialPlan plan) {
        this.plan = plan;
        Weather weather = plan.weather();
        databases = new Databases(place);
        databases.migrate();
        audit = JdbcClient.create(databases.of("audit"));
        AuditSchema.install(audit, weather.slowDatabase());
        bucket = place.rawBucket();
        chance = new Chance(plan.seed(), weather);
        wire = HttpFaultProxy.to(place.endpoint());
        StoreWeather.over(wire, chance);
        order = new OrderWatch(audit, violations);
        store = place.open(wire.endpoint(), PATIENCE_WITH_THE_STORE);
        accounts = new FinalAccounts(bucket, audit, violations);
        sampler = new LeakSampler(bucket, audit, violations);
        traffic =
                new Traffic(
                        new Gateway(store.storage(), databases.of("core"), chance),
                        databases::of,
                        bucket,
                        violations,
                        counts,
                        weather.strays(),
                        plan.seed());
        // The last rule is the first that is asked: it sees what the weather then swallows, too.
        wire.on(
                        request -> {
                            order.see(request);
                            return false;
                        })
                .drop();
    }

    TrialResult run() throws InterruptedException {
        Thread watching = Thread.ofPlatform().daemon().name("sampler").start(this::keepSampling);
        traffic.start();
        boolean caught = awaitTheEnd();
        if (!caught || !plan.stopsAtFirst()) {
            drain();
        }
        over.countDown();
        watching.join();
        return result();
    }

    /** Returns whether a violation was seen. */
    private boolean awaitTheEnd() throws InterruptedException {
        long end = began + plan.length().toNanos();
        boolean caught = false;
        while (!caught && System.nanoTime() < end) {
            caught = violations.await(1000) && plan.stopsAtFirst();
            wire.forgetRequests();
        }
        return caught;
    }

    private void keepSampling() {
        try {
            do {
                sampler.sample();
                samples.incrementAndGet();
            } while (!over.await(BETWEEN_SAMPLES, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain() throws InterruptedException {
        chance.calm();
        traffic.close();
        if (!awaitNothingUnfinished()) {
            return;
        }
        accounts.close();
        traffic.deleteAllKeys();
        if (!awaitNothingUnfinished()) {
            return;
        }
        accounts.requireNothingLeft();
        over.await(Gateway.TIMINGS.landingHorizon().toMillis(), TimeUnit.MILLISECONDS);
        sampler.sample();
        accounts.requireNothingLeft();
    }

    private boolean awaitNothingUnfinished() throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DRAIN.toNanos();
        List<String> unfinished = accounts.unfinished();
        while (!unfinished.isEmpty() && System.nanoTime() < end) {
            over.await(100, TimeUnit.MILLISECONDS);
            unfinished = accounts.unfinished();
        }
        unfinished.stream().limit(5).forEach(sentence -> violations.add("not drained", sentence));
        return unfinished.isEmpty();
    }

    private TrialResult result() {
        Map<String, Long> blows = new TreeMap<>();
        chance.struck().forEach((blow, times) -> blows.put(blow.name(), times));
        return new TrialResult(
                plan.seed(),
                plan.weather().name(),
                (System.nanoTime() - began) / 1e9,
                counts.operations(),
                counts.sentence(),
                count("proof_forgotten"),
                count("proof_reclaimed"),
                blows,
                samples.get(),
                order.stale(),
                violations.all());
    }

    private long count(String table) {
        return audit.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        store.close();
        wire.close();
        bucket.close();
        databases.close();
    }
}
