package com.conduitllm.benchmark;

import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.NewKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The DELETE call for a key with many records, and for one with few, in turns. The purges are real:
 * each begins at once and is waited for before the next pair, so that no call meets another's
 * purge.
 */
final class DeleteLatency implements Benchmark {
    private static final int PAIRS = 11;
    private static final int MANY = 100_000;
    private static final int FEW = 10;
    private static final Map<String, String> QUICK =
            Map.of("CONDUITLLM__STORAGE__S3__MAXDELETESPERSECOND", "100000");

    @Override
    public String name() {
        return "latency";
    }

    @Override
    public String question() {
        return "Does a key with 100,000 records take longer to DELETE than one with 10?";
    }

    @Override
    public Table run() {
        List<Double> many = new ArrayList<>();
        List<Double> few = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        try (Scene scene = new Scene(QUICK).start()) {
            for (int pair = 0; pair <= PAIRS; pair++) {
                boolean manyFirst = pair % 2 == 0;
                double first = call(scene, manyFirst ? MANY : FEW);
                double second = call(scene, manyFirst ? FEW : MANY);
                // The first pair warms both processes up.
                if (pair > 0) {
                    many.add(manyFirst ? first : second);
                    few.add(manyFirst ? second : first);
                    ratios.add(many.getLast() / few.getLast());
                }
            }
        }
        return new Table("pairs", "100,000 records, ms", "10 records, ms", "median of ratios")
                .row(
                        PAIRS,
                        Figure.of("%.1f", Median.of(many)),
                        Figure.of("%.1f", Median.of(few)),
                        Figure.of("%.2f", Median.of(ratios)));
    }

    /** Rows without objects: deleting an absent object costs the store the same. */
    private static double call(Scene scene, int records) {
        NewKey key = scene.newKey("latency");
        scene.insert(key, records);
        long started = System.nanoTime();
        int status = scene.gateway().operator().deleteKey(key.id()).status();
        double millis = (System.nanoTime() - started) / 1e6;
        if (status != 202) {
            throw new AssertionError("Not accepted: " + status);
        }
        Waiting.until(() -> scene.hasNoRows(key));
        return millis;
    }
}
