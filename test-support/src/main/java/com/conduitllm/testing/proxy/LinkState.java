package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The faults that a {@link TcpProxy} has at the moment; a change wakes everyone who waits. */
final class LinkState {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean held;
    private Duration latency = Duration.ZERO;
    private long cutAfter = Long.MAX_VALUE;

    void hold() {
        change(() -> held = true);
    }

    void latency(Duration delay) {
        change(() -> latency = delay);
    }

    void cutAfter(long bytes) {
        change(() -> cutAfter = bytes);
    }

    void heal() {
        change(() -> {
            held = false;
            latency = Duration.ZERO;
            cutAfter = Long.MAX_VALUE;
        });
    }

    /** How many of the next {@code count} bytes may still pass after {@code passed} have. */
    long allowed(long passed, long count) {
        lock.lock();
        try {
            return Math.clamp(cutAfter - passed, 0L, count);
        } finally {
            lock.unlock();
        }
    }

    void awaitPassage() throws IOException {
        lock.lock();
        try {
            while (held) {
                changed.await();
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    void awaitLatency() throws IOException {
        lock.lock();
        try {
            long left = latency.toNanos();
            while (left > 0 && !latency.isZero()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new ConnectionCut("interrupted");
    }
}
