package com.conduitllm.admin.lifecycle;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes whoever purges, so that a small key is gone before anybody has looked. */
final class PurgeNudge {
    private final Semaphore nudges = new Semaphore(0);

    /** Says that there is something to do. Cheap, never waits. */
    void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    /** Whether somebody has said so and nobody has heard it yet. */
    boolean isPending() {
        return nudges.availablePermits() > 0;
    }

    /** Waits for a nudge, but no longer than {@code patience}. */
    void await(Duration patience) throws InterruptedException {
        if (nudges.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }
}
