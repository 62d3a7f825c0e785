package com.conduitllm.proof.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What was seen that the protocol promises never to be seen. */
public final class Violations {
    private static final int MOST = 50;

    private final LongSupplier operations;
    private final LongSupplier nanoTime;
    private final long began;
    private final List<Violation> seen = new ArrayList<>();
    private final Set<String> sentences = new LinkedHashSet<>();
    private final CountDownLatch first = new CountDownLatch(1);

    /**
     * @param operations how many generations and key deletions have been asked for so far
     */
    public Violations(LongSupplier operations, LongSupplier nanoTime) {
        this.operations = operations;
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /**
     * One of them.
     *
     * @param rule what it breaks, in two or three words
     * @param operations how many operations it took
     */
    public record Violation(String rule, String sentence, long operations, double seconds) {}

    public synchronized void add(String rule, String sentence) {
        if (seen.size() < MOST && sentences.add(sentence)) {
            double seconds = (nanoTime.getAsLong() - began) / 1e9;
            seen.add(new Violation(rule, sentence, operations.getAsLong(), seconds));
            first.countDown();
        }
    }

    public synchronized List<Violation> all() {
        return List.copyOf(seen);
    }

    public Optional<Violation> first() {
        return all().stream().findFirst();
    }

    /** Waits for the first one; returns whether there is one. */
    public boolean await(long millis) throws InterruptedException {
        return first.await(millis, TimeUnit.MILLISECONDS);
    }
}
