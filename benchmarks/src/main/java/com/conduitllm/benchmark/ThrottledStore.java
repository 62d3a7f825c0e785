package com.conduitllm.benchmark;

import com.conduitllm.benchmark.store.KeyThrottle;
import com.conduitllm.benchmark.store.KeyThrottle.Refusal;
import com.conduitllm.benchmark.store.StoreCounts;
import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.NewKey;

import java.time.Duration;
import java.util.Map;

/** The real Admin against a store that takes fewer keys than it is asked to. */
final class ThrottledStore implements Benchmark {
    private static final Duration LATENCY = Duration.ofMillis(25);
    private static final int SHORT = 60;
    // The first refusals are dear, and paid once.
    private static final int LONG = 120;
    private static final Map<String, String> UNBOUNDED =
            Map.of("CONDUITLLM__STORAGE__S3__MAXDELETESPERSECOND", "20000");

    @Override
    public String name() {
        return "throttled";
    }

    @Override
    public String question() {
        return "How much of what a throttling store takes is used, and how much is sent in vain?";
    }

    @Override
    public Table run() {
        Table table =
                new Table("limit, keys/s", "refusal", "keys", "goodput", "in vain", "left", "s");
        for (Refusal refusal : Refusal.values()) {
            measure(table, 3500, 3500, refusal, LONG);
            measure(table, 500, 500, refusal, LONG);
        }
        measure(table, 3500, 1000, Refusal.WHOLE_REQUEST, SHORT);
        return table;
    }

    /** A process of its own for each: the rate remembers. */
    private static void measure(Table table, int limit, int later, Refusal refusal, int seconds) {
        try (Scene scene = new Scene(UNBOUNDED).start()) {
            NewKey key = scene.newKey("throttled");
            int keys = (limit + later) / 2 * seconds;
            scene.fill(key, keys);
            KeyThrottle throttle = new KeyThrottle(limit, 1, refusal, System::nanoTime);
            scene.store().latency(LATENCY);
            scene.store().throttle(throttle);
            StoreCounts counts = scene.store().counts();
            counts.clear();
            double before = throttle.allowed();
            long started = System.nanoTime();
            String deletion = scene.delete(key);
            Waiting.until(() -> counts.keysTaken() >= keys / 2 || limit == later);
            throttle.limit(later);
            Waiting.until(() -> counts.keysTaken() >= keys * 0.98);
            double possible = throttle.allowed() - before;
            double taken = counts.keysTaken();
            double sent = taken + counts.keysRefused();
            double vain = counts.keysRefused() / sent;
            scene.awaitVerified(key, deletion);
            table.row(
                    limit == later ? limit : limit + ", then " + later,
                    refusal,
                    keys,
                    Figure.percent(taken / possible),
                    Figure.percent(vain),
                    scene.store().count(key.folder()),
                    Figure.of("%.0f", (System.nanoTime() - started) / 1e9));
        }
    }
}
