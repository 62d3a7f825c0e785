package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Looks all the time for an object without a row: list the bucket, read the rows, and ask the
 * bucket again for what has none, because it may have been deleted and forgotten in between.
 */
final class Watch {
    private static final int MILLIS_BETWEEN_LOOKS = 250;

    private final Gateway gateway;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<String> violations = new ArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
    private int looks;
    private long objects;

    private Watch(Gateway gateway) {
        this.gateway = gateway;
    }

    static Watch begin(Gateway gateway) {
        Watch watch = new Watch(gateway);
        watch.thread.start();
        return watch;
    }

    /** Returns when the last look is over. */
    void stop() throws InterruptedException {
        stop.countDown();
        thread.join();
    }

    /** What was seen, in the order in which it was seen. */
    synchronized List<String> violations() {
        return List.copyOf(violations);
    }

    synchronized int looks() {
        return looks;
    }

    /** Objects that were looked at, over all looks. */
    synchronized long objects() {
        return objects;
    }

    private void run() {
        try {
            while (!stop.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // A watch that sees nothing any more must not look like one that saw nothing wrong.
            report(0, List.of("The watch itself failed: " + e));
        }
    }

    private void look() {
        List<String> listed = gateway.bucket().mediaKeys();
        Set<String> recorded =
                gateway.ledger().media().stream()
                        .map(MediaRow::storageKey)
                        .collect(Collectors.toSet());
        List<String> lost =
                listed.stream()
                        .filter(object -> !recorded.contains(object))
                        .filter(object -> gateway.bucket().exists(object))
                        .map(object -> "An object without a row: " + object)
                        .toList();
        report(listed.size(), lost);
    }

    private synchronized void report(int seen, List<String> found) {
        looks++;
        objects += seen;
        found.stream().filter(sentence -> !violations.contains(sentence)).forEach(violations::add);
    }
}
