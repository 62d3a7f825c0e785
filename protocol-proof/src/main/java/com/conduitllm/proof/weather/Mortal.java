package com.conduitllm.proof.weather;

import com.conduitllm.proof.weather.Blow.Edge;
import com.conduitllm.proof.weather.Blow.Effect;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A process that can die: once dead, nothing that its threads try reaches the outside any more,
 * which is all that the outside can see of a {@code kill -9}.
 */
public final class Mortal {
    private static final long SHORTEST_PAUSE_MILLIS = 1200;
    private static final long LONGEST_PAUSE_MILLIS = 3500;

    private final Chance chance;
    private final CountDownLatch dead = new CountDownLatch(1);

    public Mortal(Chance chance) {
        this.chance = chance;
    }

    /** Thrown into every thread of a dead process that touches an edge. */
    public static final class Death extends Error {
        private static final long serialVersionUID = 1L;

        Death() {
            super("The process is dead", null, false, false);
        }
    }

    public void die() {
        dead.countDown();
    }

    public boolean isDead() {
        return dead.getCount() == 0;
    }

    /** Waits until it is dead, at most for {@code patience}; returns whether it is. */
    public boolean awaitDeath(Duration patience) throws InterruptedException {
        return dead.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void requireLife() {
        if (isDead()) {
            throw new Death();
        }
    }

    /** Before something leaves the process. */
    void leave(Edge edge) throws SQLException {
        requireLife();
        for (Blow blow : Blow.values()) {
            if (blow.edge() == edge
                    && blow.effect() == Effect.BREAK_BEFORE
                    && chance.strikes(blow)) {
                throw broken("before " + edge);
            }
        }
    }

    /** After it took effect outside. */
    void comeBack(Edge edge) throws SQLException {
        requireLife();
        for (Blow blow : Blow.values()) {
            if (blow.edge() == edge && chance.strikes(blow)) {
                strike(blow);
            }
        }
        requireLife();
    }

    private void strike(Blow blow) throws SQLException {
        switch (blow.effect()) {
            case BREAK_AFTER -> throw broken("after " + blow.edge());
            case DEATH_AFTER -> {
                die();
                throw new Death();
            }
            case PAUSE_AFTER ->
                    pause(
                            SHORTEST_PAUSE_MILLIS
                                    + (long)
                                            (chance.amount(blow)
                                                    * (LONGEST_PAUSE_MILLIS
                                                            - SHORTEST_PAUSE_MILLIS)));
            case BREAK_BEFORE, OF_THE_STORE -> {}
        }
    }

    private void pause(long millis) {
        try {
            if (dead.await(millis, TimeUnit.MILLISECONDS)) {
                throw new Death();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Death();
        }
    }

    /** SQL state 08006: connection failure. */
    private static SQLException broken(String when) {
        return new SQLException("The connection broke " + when + " (injected)", "08006");
    }
}
