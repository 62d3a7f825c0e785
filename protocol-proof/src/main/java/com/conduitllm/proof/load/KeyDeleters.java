package com.conduitllm.proof.load;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.proof.audit.RawBucket;
import com.conduitllm.proof.weather.Mortal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Deletes keys, asking again until a deletion is acknowledged, and makes new ones. */
final class KeyDeleters implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(KeyDeleters.class);
    private static final int GENERATIONS_FOR_EACH = 6;

    private final Gateway gateway;
    private final List<AdminSlot> admins;
    private final Keys keys;
    private final Counts counts;
    private final JdbcClient jdbc;
    private final RawBucket bucket;
    private final int strays;
    private final Semaphore made;
    private final SplittableRandom chance;

    KeyDeleters(
            Gateway gateway,
            List<AdminSlot> admins,
            Keys keys,
            Counts counts,
            JdbcClient jdbc,
            RawBucket bucket,
            int strays,
            Semaphore made,
            long seed) {
        this.gateway = gateway;
        this.admins = admins;
        this.keys = keys;
        this.counts = counts;
        this.jdbc = jdbc;
        this.bucket = bucket;
        this.strays = strays;
        this.made = made;
        this.chance = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        try {
            while (gateway.isOpen()) {
                if (made.tryAcquire(GENERATIONS_FOR_EACH, 200, TimeUnit.MILLISECONDS)) {
                    deleteOne();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The trial is over", e);
        }
    }

    private void deleteOne() {
        AuthenticatedKey key = keys.any(chance);
        if (!keys.dying(key)) {
            delete(key);
            keys.addOne();
        }
    }

    /** Does not return before the deletion was acknowledged. */
    void delete(AuthenticatedKey key) {
        keys.condemn(key);
        plant(key);
        counts.deletions.incrementAndGet();
        while (!acknowledged(key)) {
            LOG.debug("Asked again for the deletion of {}", key.id());
        }
        keys.remove(key);
    }

    private boolean acknowledged(AuthenticatedKey key) {
        try {
            admins.get(chance.nextInt(admins.size())).deleteKey(key.id());
        } catch (Mortal.Death | DataAccessException | TransactionException e) {
            return false;
        }
        remember(key);
        return true;
    }

    /** From here on the key may own nothing new, and nothing of it may be completed. */
    private void remember(AuthenticatedKey key) {
        jdbc.sql(
                        """
                        WITH k AS (INSERT INTO proof_dead_keys VALUES (:key, clock_timestamp()))
                        INSERT INTO proof_dead SELECT id, state FROM media_records WHERE virtual_key_id = :key
                        """)
                .param("key", key.id().value())
                .update();
    }

    private void plant(AuthenticatedKey key) {
        for (int i = 0; i < strays; i++) {
            String name = key.storagePrefix().asFolder() + "stray-" + UUID.randomUUID();
            jdbc.sql("INSERT INTO proof_planted VALUES (:key)").param("key", name).update();
            bucket.put(name, new byte[] {1});
            counts.planted.incrementAndGet();
        }
    }
}
