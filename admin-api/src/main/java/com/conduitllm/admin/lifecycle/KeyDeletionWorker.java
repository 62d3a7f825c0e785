package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.NextTurn.Again;
import com.conduitllm.admin.lifecycle.NextTurn.Later;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Gives every deletion that is not verified its turns.
 *
 * <p>Fair: in each round those that nobody has tried yet come first, then a few of the others, in
 * rotation, one batch each; so a key with a million objects does not keep ten objects of another
 * one waiting. Four batches are under way at a time, on virtual threads. When nothing is due it
 * looks once a second, by one indexed query, or when it is nudged; every three seconds where no
 * deletion is open.
 */
final class KeyDeletionWorker implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(KeyDeletionWorker.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration IDLE_POLL = Duration.ofSeconds(3);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(10);
    private static final int ROUND = 16;
    private static final int PAGE = 500;
    private static final int IN_A_ROW = 4;
    static final int BATCHES_AT_ONCE = 4;

    private final OpenDeletions deletions;
    private final KeyDeletionTurn turns;
    private final DeletionPace pace;
    private final PurgeNudge nudge;
    private final DeletionRate rate;
    private final DeletionLag lag;
    private final Semaphore permits = new Semaphore(BATCHES_AT_ONCE);
    private volatile @Nullable Thread thread;
    private @Nullable UUID cursor;
    private boolean nothingOpen;
    private volatile boolean alone;
    private boolean failing;

    KeyDeletionWorker(
            OpenDeletions deletions,
            KeyDeletionTurn turns,
            DeletionPace pace,
            PurgeNudge nudge,
            DeletionRate rate,
            DeletionLag lag) {
        this.deletions = deletions;
        this.turns = turns;
        this.pace = pace;
        this.nudge = nudge;
        this.rate = rate;
        this.lag = lag;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            // Assigned first: the loop runs for as long as there is a thread.
            Thread created = Thread.ofPlatform().name("key-deletion").daemon().unstarted(this::run);
            thread = created;
            created.start();
        }
    }

    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOPPING.plusSeconds(2));
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
        ExecutorService workers =
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("purge-", 0).factory());
        try {
            while (isRunning()) {
                if (round(workers) == 0 || rate.isAwaited()) {
                    nudge.await(untilNextLook());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopping", e);
        } finally {
            letEnd(workers);
        }
    }

    /** What is under way may end. It is not interrupted: that would break its connections. */
    private static void letEnd(ExecutorService workers) {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(STOPPING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("A batch is still under way; its lease ends by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * A heavy key may have its next turn as soon as the rate has something to spare. Where nothing
     * is open, what is to come is nudged, or was accepted by an instance that has died since.
     */
    private Duration untilNextLook() {
        if (nothingOpen) {
            return IDLE_POLL;
        }
        // Whoever is alone goes on by himself, and whoever stands in line is not sped up by a look.
        if (alone || rate.isAwaited()) {
            return POLL;
        }
        Duration debt = rate.debt();
        return debt.isZero() || debt.compareTo(POLL) > 0 ? POLL : debt.plus(SHORTEST_PAUSE);
    }

    /** Starts a turn for those that are due; returns how many. */
    private int round(ExecutorService workers) throws InterruptedException {
        try {
            List<OpenDeletion> due = due();
            lag.refresh(nothingOpen);
            recovered();
            for (OpenDeletion deletion : due) {
                permits.acquire();
                pace.begin(deletion.id());
                workers.execute(() -> turn(deletion));
            }
            return due.size();
        } catch (DataAccessException | TransactionException e) {
            if (!failing && isRunning()) {
                LOG.warn("Deletions wait for the database: {}", e.getMessage());
            }
            failing = true;
            return 0;
        }
    }

    private void recovered() {
        if (failing) {
            LOG.info("Deletions go on");
        }
        failing = false;
    }

    private List<OpenDeletion> due() {
        List<OpenDeletion> due = new ArrayList<>();
        boolean fromTheStart = cursor == null;
        if (fromTheStart) {
            pace.forgetIdle();
        }
        OpenDeletions.Found found = deletions.look(ROUND, cursor, PAGE);
        int open = found.untried().size() + found.tried().size();
        nothingOpen = fromTheStart && open == 0;
        alone = fromTheStart && open == 1;
        for (OpenDeletion untried : found.untried()) {
            if (pace.isDue(untried.id())) {
                due.add(untried);
            }
        }
        addInRotation(due, due.size() + ROUND, found.tried());
        return due;
    }

    private void addInRotation(List<OpenDeletion> due, int enough, List<OpenDeletion> firstPage) {
        boolean fromTheStart = cursor == null;
        List<OpenDeletion> page = firstPage;
        while (due.size() < enough) {
            for (OpenDeletion tried : page) {
                cursor = tried.id();
                if (pace.isDue(tried.id())) {
                    due.add(tried);
                }
                if (due.size() == enough) {
                    return;
                }
            }
            if (page.size() < PAGE) {
                cursor = null;
                if (fromTheStart) {
                    return;
                }
                fromTheStart = true;
            }
            page = deletions.tried(cursor, PAGE);
        }
    }

    /**
     * Where nobody else waits, a heavy key need not be looked for again after each batch: whoever
     * stands in line for the rate is the key itself.
     */
    private boolean goesOn(OpenDeletion deletion, NextTurn next) {
        boolean free = alone && !nudge.isPending();
        boolean may = next instanceof Again && free && isRunning();
        if (may && pace.turnsOutHeavy(deletion.id())) {
            nudge.nudge();
        }
        return may;
    }

    private void turn(OpenDeletion deletion) {
        NextTurn next = new Later(AFTER_FAILURE);
        try {
            next = turns.take(deletion);
            for (int more = IN_A_ROW; more > 0 && goesOn(deletion, next); more--) {
                next = turns.take(deletion);
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopping", e);
        } catch (RuntimeException e) {
            LOG.warn("The deletion of key {} is tried again: {}", deletion.key(), e.toString());
        } finally {
            pace.end(deletion.id(), next);
            permits.release();
            if (next instanceof Again) {
                nudge.nudge();
            }
        }
    }
}
