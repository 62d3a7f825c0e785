package com.conduitllm.benchmark;

import com.conduitllm.benchmark.store.StoreCounts;
import com.conduitllm.benchmark.wire.SqlMeter;
import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.NewKey;

import java.time.Duration;
import java.util.Map;

/** What the purge of a large key costs the database and the bill, everything of Admin counted. */
final class PurgeStatements implements Benchmark {
    private static final int RECORDS = 50_000;

    @Override
    public String name() {
        return "statements";
    }

    @Override
    public String question() {
        return "How many SQL statements and S3 requests does Admin need for 1000 purged records?";
    }

    @Override
    public Table run() {
        try (Scene scene = new Scene(Map.of()).start()) {
            scene.store().latency(Duration.ofMillis(25));
            NewKey key = scene.newKey("counted");
            scene.fill(key, RECORDS);
            SqlMeter sql = scene.sqlOf(scene.gateway().admin());
            StoreCounts requests = scene.store().counts();
            requests.clear();
            sql.clear();
            long started = System.nanoTime();
            scene.gateway().operator().deleteKey(key.id());
            Waiting.until(() -> requests.keysTaken() >= RECORDS && scene.hasNoRows(key));
            double seconds = (System.nanoTime() - started) / 1e9;
            Map<String, Long> texts = sql.statements();
            Table table = new Table("what", "per 1000 records");
            table.row("SQL statements, all", perThousand(sql.total()));
            Statements.most(texts, 8).forEach((text, count) -> table.row(text, perThousand(count)));
            requests.requests()
                    .forEach(
                            (operation, count) -> table.row("S3 " + operation, perThousand(count)));
            return table.row("seconds for " + RECORDS, Figure.of("%.1f", seconds));
        }
    }

    private static String perThousand(long count) {
        return Figure.of("%.2f", count * 1000.0 / RECORDS);
    }
}
