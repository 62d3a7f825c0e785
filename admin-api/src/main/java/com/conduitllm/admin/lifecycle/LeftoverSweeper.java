package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.record.PurgeBacklog;
import com.conduitllm.media.record.PurgeSelection;
import com.conduitllm.media.record.PurgeSelection.AbandonedUploads;
import com.conduitllm.media.record.PurgeSelection.Interrupted;
import com.conduitllm.media.record.PurgeSelection.Unrecorded;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes up what others left behind, of keys that are not being deleted: uploads that nobody
 * finished, purges that somebody began, objects that nobody had recorded. Without any of it a look
 * is one statement that writes nothing.
 */
final class LeftoverSweeper {
    private static final Logger LOG = LoggerFactory.getLogger(LeftoverSweeper.class);
    private static final int SECONDS_BETWEEN_LOOKS = 5;

    private final PurgeBacklog backlog;
    private final MediaPurger purger;
    private final ReentrantLock sweeping = new ReentrantLock();
    private boolean failing;

    LeftoverSweeper(PurgeBacklog backlog, MediaPurger purger) {
        this.backlog = backlog;
        this.purger = purger;
    }

    // At a fixed rate each run has a thread of its own; a long one must not hold up other
    // schedules.
    @Scheduled(fixedRate = SECONDS_BETWEEN_LOOKS, timeUnit = TimeUnit.SECONDS)
    void sweep() throws InterruptedException {
        if (sweeping.tryLock()) {
            try {
                sweepAll();
            } finally {
                sweeping.unlock();
            }
        }
    }

    private void sweepAll() throws InterruptedException {
        try {
            if (backlog.hasLeftovers()) {
                for (PurgeSelection selection :
                        List.of(new AbandonedUploads(), new Interrupted(), new Unrecorded())) {
                    sweep(selection);
                }
            }
            recovered();
        } catch (DataAccessException | TransactionException e) {
            if (!failing) {
                LOG.warn("Leftovers wait for the database: {}", e.getMessage());
            }
            failing = true;
        }
    }

    private void recovered() {
        if (failing) {
            LOG.info("The database answers again");
        }
        failing = false;
    }

    private void sweep(PurgeSelection selection) throws InterruptedException {
        boolean more = true;
        while (more) {
            more =
                    purger.purge(selection) instanceof PurgeResult.Sent sent
                            && sent.full()
                            && sent.forgotten() > 0;
        }
    }
}
