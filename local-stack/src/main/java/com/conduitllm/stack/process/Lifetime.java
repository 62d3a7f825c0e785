package com.conduitllm.stack.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Remembers what was started and stops it, newest first, exactly once: by {@link #close} or by the
 * shutdown hook, whichever comes first.
 *
 * <p>A start holds the lock, so that a signal in its middle waits until there is something to stop.
 */
public final class Lifetime implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private volatile boolean stopping;

    private Lifetime() {}

    /** A lifetime that ends with this process, however it is told to end. */
    public static Lifetime ofThisProcess() {
        var lifetime = new Lifetime();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(lifetime::close));
        return lifetime;
    }

    /** True from the first moment of the stop: from now on, a dead child is no news. */
    public boolean isStopping() {
        return stopping;
    }

    /**
     * Starts something that has to be stopped later.
     *
     * @throws Stopped when the end has come before the start
     */
    public <T extends AutoCloseable> T start(Supplier<T> start) {
        lock.lock();
        try {
            if (stopping) {
                throw new Stopped();
            }
            T running = start.get();
            started.push(running);
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        stopping = true;
        lock.lock();
        try {
            while (!started.isEmpty()) {
                closeOne(started.pop());
            }
        } finally {
            lock.unlock();
        }
    }

    private static void closeOne(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception failure) {
            Logger log = LoggerFactory.getLogger(Lifetime.class);
            log.error("{} did not stop cleanly", running.getClass().getSimpleName(), failure);
        }
    }

    /** The process was told to end while a story was still starting something. */
    public static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
