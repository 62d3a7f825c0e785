package com.conduitllm.proof.load;

import com.conduitllm.admin.lifecycle.AdminDoor;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.LedgerDoor;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.proof.weather.FragileDatabase;
import com.conduitllm.proof.weather.FragileStorage;
import com.conduitllm.proof.weather.Mortal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import java.time.Duration;

import javax.sql.DataSource;

/** A place where an Admin process runs; when it dies the next one is started. */
final class AdminSlot implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminSlot.class);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMillis(200);

    private final Gateway gateway;
    private final DataSource database;
    private final Counts counts;
    private volatile Life life;

    AdminSlot(Gateway gateway, DataSource database, Counts counts) {
        this.gateway = gateway;
        this.database = database;
        this.counts = counts;
        this.life = new Life();
    }

    /** One process, from its start to its death. */
    private final class Life {
        private final Mortal process = new Mortal(gateway.chance);
        private final AdminDoor admin;

        Life() {
            DataSource fragile = new FragileDatabase(database, process);
            ObjectStorage storage = FragileStorage.of(gateway.storage, process);
            admin =
                    new AdminDoor(
                            fragile,
                            storage,
                            LedgerDoor.identity(storage, JdbcClient.create(fragile), gateway.ids),
                            gateway.ledger(database, process),
                            gateway.ids);
            admin.start();
        }

        void end() {
            process.die();
            // Waits for threads that will find out that they are dead.
            Thread.startVirtualThread(admin::stop);
        }
    }

    /** Returns once the deletion was acknowledged. */
    void deleteKey(VirtualKeyId key) {
        life.admin.deleteKey(key);
    }

    /** A fresh process, as after a deployment. */
    void restart() {
        life.end();
        life = new Life();
        counts.restarts.incrementAndGet();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Life now = life;
                if (now.process.awaitDeath(BETWEEN_SWEEPS)) {
                    restart();
                } else {
                    sweep(now);
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The trial is over", e);
        }
        life.end();
    }

    private static void sweep(Life now) throws InterruptedException {
        try {
            now.admin.sweep();
        } catch (Mortal.Death death) {
            LOG.debug("Died while it swept", death);
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The database did not answer", e);
        }
    }
}
