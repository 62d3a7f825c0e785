package com.conduitllm.admin.lifecycle;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Wakes requests that wait for a receipt. Another instance may be the one that verifies it, so the
 * receipt is also read again every half second.
 */
final class VerificationSignal {
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition verified = lock.newCondition();
    private final LongSupplier nanoTime;
    private long verifications;

    VerificationSignal(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Says that this instance verified a deletion. */
    void verified() {
        lock.lock();
        try {
            verifications++;
            verified.signalAll();
        } finally {
            lock.unlock();
        }
    }

    Optional<DeletionReceipt> await(Supplier<Optional<DeletionReceipt>> read, Duration patience)
            throws InterruptedException {
        long deadline = nanoTime.getAsLong() + patience.toNanos();
        while (true) {
            long seen = verifications();
            Optional<DeletionReceipt> receipt = read.get();
            long left = deadline - nanoTime.getAsLong();
            boolean done =
                    receipt.map(r -> r.state() == DeletionReceipt.State.VERIFIED).orElse(true);
            if (done || left <= 0) {
                return receipt;
            }
            awaitChange(seen, Math.min(left, LOOK_AGAIN_NANOS));
        }
    }

    private long verifications() {
        lock.lock();
        try {
            return verifications;
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange(long seen, long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (verifications == seen && left > 0) {
                left = verified.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
