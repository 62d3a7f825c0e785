package com.conduitllm.relay;

import com.conduitllm.relay.EventPublisher.Published;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Publishes what is in the outbox, on a thread of its own.
 *
 * <ol>
 *   <li>Look whether there is anything, each second or when nudged; nothing is written while there
 *       is not.
 *   <li>Take or renew the lease and read the oldest rows: one statement. While events keep coming
 *       it is the only look.
 *   <li>Publish them all, then wait once for all confirms.
 *   <li>Delete the confirmed rows by id. A full batch that went well is followed by the next one at
 *       once.
 *   <li>On trouble: one line in the log, and a pause that grows to 30 seconds; one line when it is
 *       over.
 * </ol>
 */
public final class OutboxRelay implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    private final OutboxTable table;
    private final EventPublisher publisher;
    private final RelayMetrics metrics;
    private final RelaySettings settings;
    private final RelayPause pause;
    private final Semaphore nudges = new Semaphore(0);
    private final Semaphore stops = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private @Nullable UUID token;
    private boolean quiet = true;

    OutboxRelay(
            OutboxTable table,
            EventPublisher publisher,
            RelayMetrics metrics,
            RelaySettings settings,
            RandomGenerator random) {
        this.table = table;
        this.publisher = publisher;
        this.metrics = metrics;
        this.settings = settings;
        this.pause = new RelayPause(settings.longestPause(), random);
    }

    /** Says that an event has been committed, so that it need not wait for the next poll. Cheap. */
    public void nudge() {
        if (nudges.availablePermits() == 0) {
            nudges.release();
        }
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stops.drainPermits();
            // Assigned first: the loop runs for as long as there is a thread.
            Thread created = Thread.ofPlatform().name("outbox-relay").daemon().unstarted(this::run);
            thread = created;
            created.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            stops.release();
            nudges.release();
            running.interrupt();
            try {
                running.join(settings.confirmTimeout());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            while (isRunning()) {
                Duration wait = turn();
                if (pause.isFailing()) {
                    // Nudges do not shorten this one: they are frequent when much is going on.
                    stops.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
                } else if (nudges.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    nudges.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopping", e);
        } finally {
            resign();
        }
    }

    /** One batch; returns how long to wait before the next one. */
    Duration turn() throws InterruptedException {
        try {
            if (quiet && table.isEmpty()) {
                metrics.waiting(0, Duration.ZERO);
                return settings.pollInterval();
            }
            Optional<OutboxBatch> taken = table.take(token, settings);
            quiet = taken.map(batch -> batch.rows().isEmpty()).orElse(true);
            token = taken.map(OutboxBatch::token).orElse(null);
            if (taken.isEmpty()) {
                metrics.idle();
                return settings.pollInterval();
            }
            return publish(taken.get());
        } catch (DataAccessException | TransactionException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Duration publish(OutboxBatch batch) throws InterruptedException {
        metrics.waiting(batch.rows().size(), batch.oldestAge());
        if (batch.rows().isEmpty()) {
            recovered();
            return settings.pollInterval();
        }
        Published published = publisher.publish(batch.rows(), settings.confirmTimeout());
        if (!published.confirmed().isEmpty()) {
            metrics.published(table.delete(published.confirmed()));
        }
        if (published.trouble() != null) {
            return failed(published.trouble());
        }
        recovered();
        return batch.rows().size() == settings.batchSize()
                ? Duration.ZERO
                : settings.pollInterval();
    }

    private Duration failed(String trouble) {
        if (!pause.isFailing() && !Thread.currentThread().isInterrupted()) {
            LOG.warn("Events wait in the outbox and are tried again until they go: {}", trouble);
        }
        return pause.afterFailure();
    }

    private void recovered() {
        if (pause.isFailing()) {
            LOG.info("Events are being published again");
            pause.reset();
        }
    }

    private void resign() {
        UUID held = token;
        token = null;
        if (held != null) {
            try {
                table.resign(held);
            } catch (DataAccessException | TransactionException e) {
                LOG.debug("The lease ends by itself", e);
            }
        }
    }
}
