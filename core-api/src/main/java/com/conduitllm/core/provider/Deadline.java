package com.conduitllm.core.provider;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Ends a blocking exchange from outside when its time is over: time-outs of sockets only limit the
 * pause between two bytes, so that a slow drip would hold a request for ever.
 */
final class Deadline implements AutoCloseable {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private boolean passed;
    private @Nullable Runnable abort;

    private Deadline() {}

    static Deadline in(Duration duration) {
        Deadline deadline = new Deadline();
        deadline.over
                .orTimeout(duration.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(_ -> {
                    deadline.expire();
                    return null;
                });
        return deadline;
    }

    /** What to do when time is over; replaces the former; done at once when it is over already. */
    synchronized void onExpiry(Runnable action) {
        abort = action;
        if (passed) {
            action.run();
        }
    }

    synchronized boolean hasPassed() {
        return passed;
    }

    private synchronized void expire() {
        passed = true;
        if (abort != null) {
            abort.run();
        }
    }

    @Override
    public void close() {
        over.complete(null);
    }
}
