package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;

/**
 * Faults at random until {@link #stop}. Several clouds work independently of each other, so that
 * faults overlap; a service has one fault at a time, and a pause after it.
 */
final class Storm {
    private static final int CLOUDS = 2;
    private static final int SHORTEST_MILLIS = 500;
    private static final int LONGEST_MILLIS = 8_000;
    private static final int LONGEST_PAUSE_MILLIS = 3_000;

    private final Pairs pairs;
    private final Consumer<String> log;
    private final long begun = System.nanoTime();
    private final List<String> history = new ArrayList<>();
    private final AtomicReferenceArray<Boolean> taken = new AtomicReferenceArray<>(4);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clouds = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    private Storm(Pairs pairs, Consumer<String> log) {
        this.pairs = pairs;
        this.log = log;
    }

    static Storm begin(Pairs pairs, long seed, Consumer<String> log) {
        Storm storm = new Storm(pairs, log);
        for (int cloud = 0; cloud < CLOUDS; cloud++) {
            SplittableRandom random = new SplittableRandom(seed + cloud);
            storm.clouds.add(storm.threads.submit(() -> storm.rain(random)));
        }
        return storm;
    }

    /** Returns when the last fault is over; fails if a service could not be brought back. */
    Map<String, Integer> stop() {
        stop.countDown();
        threads.close();
        clouds.stream()
                .filter(cloud -> cloud.state() == Future.State.FAILED)
                .findFirst()
                .ifPresent(cloud -> {
                    throw new IllegalStateException(
                            "A fault could not be ended: " + cloud.exceptionNow(),
                            cloud.exceptionNow());
                });
        return counts();
    }

    /** How often each fault has happened. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** When each fault began, for whoever looks for the cause of a violation. */
    synchronized List<String> history() {
        return List.copyOf(history);
    }

    private Void rain(SplittableRandom random) throws InterruptedException {
        boolean going = true;
        while (going) {
            int place = random.nextInt(taken.length());
            if (taken.compareAndSet(place, null, true)) {
                try {
                    going = strike(place, random);
                } finally {
                    taken.set(place, null);
                }
            }
            going = going && goesOn(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        return null;
    }

    private boolean strike(int place, SplittableRandom random) throws InterruptedException {
        Node node = pairs.nodes().get(place);
        List<Fault> faults = FaultCatalogue.of(pairs, node);
        Fault fault = faults.get(random.nextInt(faults.size()));
        int millis = random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS);
        count(fault, "service %d, %s".formatted(place, Duration.ofMillis(millis)));
        fault.begin().accept(node);
        boolean going = goesOn(millis);
        fault.end().accept(node);
        return going;
    }

    private synchronized void count(Fault fault, String where) {
        counts.merge(fault.name(), 1, Integer::sum);
        String line = "%s: %s".formatted(fault.name(), where);
        history.add(
                "%4d s  %s"
                        .formatted(
                                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), line));
        log.accept(line);
    }

    private boolean goesOn(int millis) throws InterruptedException {
        return !stop.await(millis, TimeUnit.MILLISECONDS);
    }
}
