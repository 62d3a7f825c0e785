package com.conduitllm.stack.state;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The end of processes that are not this one's children. Where nobody collects orphans (a container
 * without an init), an ended one stays as a zombie: it still has an id, but no program any more.
 */
public final class ProcessEnd {
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private ProcessEnd() {}

    public static boolean hasCome(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }

    /** True as soon as it has ended, false when it has not within the limit. */
    public static boolean await(ProcessHandle process, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!hasCome(process)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                process.onExit().get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillThere) {
                // Look again: a zombie never completes that future.
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException cause) {
                throw new IllegalStateException(cause);
            }
        }
        return true;
    }
}
