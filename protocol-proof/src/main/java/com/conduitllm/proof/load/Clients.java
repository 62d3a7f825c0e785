package com.conduitllm.proof.load;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.generation.CoreDoor.Answer;
import com.conduitllm.proof.audit.Violations;
import com.conduitllm.proof.weather.FragileStorage;
import com.conduitllm.proof.weather.Mortal;

import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

import javax.sql.DataSource;

/** Asks for images, one request after the other. */
final class Clients implements Runnable {
    private static final int MOST_IMAGES = 3;
    private static final int SLOW_ONE_IN = 4;
    private static final long SLOWEST_MILLIS = 200;

    private final Gateway gateway;
    private final DataSource database;
    private final Keys keys;
    private final Counts counts;
    private final Violations violations;
    private final Semaphore made;
    private final SplittableRandom chance;

    Clients(
            Gateway gateway,
            DataSource database,
            Keys keys,
            Counts counts,
            Violations violations,
            Semaphore made,
            long seed) {
        this.gateway = gateway;
        this.database = database;
        this.keys = keys;
        this.counts = counts;
        this.violations = violations;
        this.made = made;
        this.chance = new SplittableRandom(seed);
    }

    @Override
    public void run() {
        while (gateway.isOpen()) {
            generate();
            made.release();
        }
    }

    private void generate() {
        Mortal process = new Mortal(gateway.chance);
        AuthenticatedKey key = keys.any(chance);
        waitForTheProvider();
        counts.generations.incrementAndGet();
        try {
            Answer answer =
                    gateway.core.generate(
                            key,
                            1 + chance.nextInt(MOST_IMAGES),
                            FragileStorage.of(gateway.storage, process),
                            gateway.identity,
                            gateway.ledger(database, process));
            judge(key, answer);
        } catch (Mortal.Death death) {
            counts.diedOn.incrementAndGet();
        } catch (IllegalStateException unexpected) {
            // An upload's thread found out first.
            if (!process.isDead()) {
                throw unexpected;
            }
            counts.diedOn.incrementAndGet();
        }
    }

    /** The key was live when the request came in; what becomes of it meanwhile is the question. */
    private void waitForTheProvider() {
        if (chance.nextInt(SLOW_ONE_IN) == 0) {
            try {
                gateway.awaitClose(chance.nextLong(SLOWEST_MILLIS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void judge(AuthenticatedKey key, Answer answer) {
        switch (answer) {
            case Answer.Stored _ -> counts.stored.incrementAndGet();
            case Answer.Refused(int status) -> {
                counts.refused.incrementAndGet();
                // Keys of the proof die only by deletion, and leave the list after they began to.
                if (status == 401 && !keys.dying(key)) {
                    violations.add("live key refused", "a live key was told 401: " + key.id());
                }
            }
        }
    }
}
