package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds requests or answers of an {@link HttpFaultProxy} until the test lets them go: {@link
 * #awaitArrival(Duration)}, do what must happen in between, then {@link #release()} or {@link
 * #drop()}. Once opened it stays open: whatever arrives later passes (or is cut) at once.
 */
public final class Gate {

    private enum State {
        CLOSED,
        RELEASED,
        DROPPED
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private State state = State.CLOSED;
    private int arrivals;

    Gate() {}

    /**
     * Waits until something has arrived.
     *
     * @throws AssertionError when nothing did within {@code limit}
     */
    public void awaitArrival(Duration limit) {
        awaitArrivals(1, limit);
    }

    /**
     * Waits until at least {@code count} requests have arrived since the gate was made.
     *
     * @throws AssertionError when they did not within {@code limit}
     */
    public void awaitArrivals(int count, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (arrivals < count) {
                if (left <= 0) {
                    throw new AssertionError(
                            "%d of %d arrived at the gate within %s"
                                    .formatted(arrivals, count, limit));
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for an arrival at the gate", e);
        } finally {
            lock.unlock();
        }
    }

    /** How many have arrived so far, also those that have passed. */
    public int arrivals() {
        lock.lock();
        try {
            return arrivals;
        } finally {
            lock.unlock();
        }
    }

    /** Lets through what is held and what comes later. */
    public void release() {
        open(State.RELEASED);
    }

    /** Cuts the connection of what is held and of what comes later: it never happened. */
    public void drop() {
        open(State.DROPPED);
    }

    private void open(State next) {
        lock.lock();
        try {
            if (state == State.CLOSED) {
                // What was dropped stays dropped, however soon the proxy is healed.
                state = next;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called by the proxy: waits, and throws when the test chose {@link #drop()}. */
    void pass() throws IOException {
        lock.lock();
        try {
            arrivals++;
            changed.signalAll();
            while (state == State.CLOSED) {
                changed.await();
            }
            if (state == State.DROPPED) {
                throw new ConnectionCut("dropped at the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectionCut("interrupted at the gate");
        } finally {
            lock.unlock();
        }
    }
}
