package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.NextTurn.Again;
import com.conduitllm.admin.lifecycle.NextTurn.Later;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Which deletions are due in this process. A key has one turn at a time; only one that filled a
 * whole batch may have several at once, so that a single heavy key uses everything that nobody else
 * needs; and only while the rate has something to spare, so that its turns do not stand in line
 * before everybody else's.
 */
final class DeletionPace {
    /** Longer than any pause that a turn asks for. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    private final ConcurrentHashMap<UUID, Pace> paces = new ConcurrentHashMap<>();
    private final int mostAtOnce;
    private final BooleanSupplier spareRate;
    private final LongSupplier nanoTime;

    DeletionPace(int mostAtOnce, BooleanSupplier spareRate, LongSupplier nanoTime) {
        this.mostAtOnce = mostAtOnce;
        this.spareRate = spareRate;
        this.nanoTime = nanoTime;
    }

    private record Pace(int underWay, boolean heavy, long notBefore) {
        boolean isIdle(long now) {
            return underWay == 0 && now - notBefore >= FORGOTTEN_AFTER.toNanos();
        }
    }

    /** Whether a turn may begin now. */
    boolean isDue(UUID deletion) {
        Pace pace = paces.get(deletion);
        if (pace == null) {
            return true;
        }
        return pace.underWay() == 0
                ? nanoTime.getAsLong() - pace.notBefore() >= 0
                : pace.heavy() && pace.underWay() < mostAtOnce && spareRate.getAsBoolean();
    }

    void begin(UUID deletion) {
        paces.merge(
                deletion,
                new Pace(1, false, nanoTime.getAsLong()),
                (old, first) -> new Pace(old.underWay() + 1, old.heavy(), old.notBefore()));
    }

    /** A turn has filled a batch and goes on; true when that was not known of the key yet. */
    boolean turnsOutHeavy(UUID deletion) {
        Pace before = paces.get(deletion);
        paces.computeIfPresent(
                deletion, (id, old) -> new Pace(old.underWay(), true, old.notBefore()));
        return before != null && !before.heavy();
    }

    /** A turn is over. What the last one of several says counts. */
    void end(UUID deletion, NextTurn next) {
        long now = nanoTime.getAsLong();
        long notBefore = next instanceof Later(var pause) ? now + pause.toNanos() : now;
        paces.computeIfPresent(
                deletion,
                (id, old) ->
                        next instanceof NextTurn.Done && old.underWay() == 1
                                ? null
                                : new Pace(old.underWay() - 1, next instanceof Again, notBefore));
    }

    /** Deletions that another instance finishes are never {@code Done} here. */
    void forgetIdle() {
        long now = nanoTime.getAsLong();
        paces.values().removeIf(pace -> pace.isIdle(now));
    }

    /** How many deletions it knows something of. */
    int size() {
        return paces.size();
    }
}
