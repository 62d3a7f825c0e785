package com.conduitllm.proof.load;

import java.util.concurrent.atomic.AtomicLong;

/** What was asked of the gateway. */
public final class Counts {
    final AtomicLong generations = new AtomicLong();
    final AtomicLong stored = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong diedOn = new AtomicLong();
    final AtomicLong deletions = new AtomicLong();
    final AtomicLong planted = new AtomicLong();
    final AtomicLong restarts = new AtomicLong();

    /** Generations and key deletions together. */
    public long operations() {
        return generations.get() + deletions.get();
    }

    /** One line for people. */
    public String sentence() {
        return "%d generations (%d stored, %d refused, %d lost with their process), %d key deletions, %d strays planted, %d Admin restarts"
                .formatted(
                        generations.get(),
                        stored.get(),
                        refused.get(),
                        diedOn.get(),
                        deletions.get(),
                        planted.get(),
                        restarts.get());
    }
}
