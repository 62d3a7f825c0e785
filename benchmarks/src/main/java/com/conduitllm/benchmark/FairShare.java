package com.conduitllm.benchmark;

import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.NewKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One owner with a million records, and a hundred with ten whose turn comes while it is purged. */
final class FairShare implements Benchmark {
    private static final int BIG = 1_000_000;
    private static final int SMALL = 10;
    private static final int OWNERS = 100;
    private static final int MEASURED = 200_000;
    private static final Map<String, String> AT_AWS_RATE =
            Map.of("CONDUITLLM__STORAGE__S3__MAXDELETESPERSECOND", "3500");

    @Override
    public String name() {
        return "fairness";
    }

    @Override
    public String question() {
        return "How much of a key with 1,000,000 records is gone when the last of 100 keys with 10"
                + " is verified?";
    }

    @Override
    public Table run() {
        try (Scene scene = new Scene(AT_AWS_RATE).start()) {
            NewKey big = scene.newKey("big");
            scene.insert(big, BIG);
            List<NewKey> small = new ArrayList<>();
            for (int i = 0; i < OWNERS; i++) {
                small.add(scene.newKey("small"));
                scene.fill(small.getLast(), SMALL);
            }
            Heap heap = Heap.of(scene.gateway().admin().process().pid());
            long before = heap.usedAfterCollection();
            long started = System.nanoTime();
            scene.delete(big);
            Waiting.until(() -> scene.rows(big) < BIG);
            long atStart = BIG - scene.rows(big);
            List<String> deletions = small.stream().map(scene::delete).toList();
            Waiting.until(() -> scene.verified(deletions) == OWNERS);
            double seconds = (System.nanoTime() - started) / 1e9;
            long gone = BIG - scene.rows(big);
            Waiting.until(() -> BIG - scene.rows(big) >= MEASURED);
            long after = heap.usedAfterCollection();
            return new Table(
                            "gone of the big one at the first small DELETE",
                            "when the last small one was verified",
                            "share",
                            "s",
                            "heap after GC before, MB",
                            "after " + MEASURED + " records")
                    .row(
                            atStart,
                            gone,
                            Figure.percent(gone / (double) BIG),
                            Figure.of("%.1f", seconds),
                            before / 1_000_000,
                            after / 1_000_000);
        }
    }
}
