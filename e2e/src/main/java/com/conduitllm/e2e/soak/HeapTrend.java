package com.conduitllm.e2e.soak;

import java.util.List;

/**
 * What lives on the heap of the process that was there last: its median in the first half of its
 * life and in the second one. The first minute does not count: not everything is loaded by then.
 *
 * @param samples how many were taken
 * @param earlier megabytes; 0 without enough samples
 * @param later megabytes; 0 without enough samples
 */
record HeapTrend(int samples, long earlier, long later) {
    /** Below this, chance decides. */
    private static final int FEWEST_SAMPLES = 4;

    private static final double ALLOWED_GROWTH = 1.1;

    static HeapTrend of(List<Vitals> all) {
        List<Long> life =
                all.stream()
                        .filter(vitals -> vitals.pid() == all.getLast().pid())
                        .flatMap(vitals -> vitals.heapKilobytes().stream().boxed())
                        .skip(1)
                        .toList();
        if (life.size() < FEWEST_SAMPLES) {
            return new HeapTrend(life.size(), 0, 0);
        }
        int half = life.size() / 2;
        return new HeapTrend(
                life.size(),
                median(life.subList(0, half)),
                median(life.subList(life.size() - half, life.size())));
    }

    private static long median(List<Long> kilobytes) {
        List<Long> sorted = kilobytes.stream().sorted().toList();
        return Math.round(sorted.get(sorted.size() / 2) / 1024.0);
    }

    boolean isFlat() {
        return later <= earlier * ALLOWED_GROWTH;
    }

    /** {@code 61 → 62}; a dash where the life was too short to tell. */
    @Override
    public String toString() {
        return samples < FEWEST_SAMPLES ? "-" : earlier + " → " + later;
    }
}
