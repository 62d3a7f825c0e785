package com.conduitllm.benchmark;

import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.Node;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What two Cores and two Admins do while there is nothing to do. */
final class IdleCost implements Benchmark {
    private static final Duration SETTLING = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public String question() {
        return "How many SQL statements and S3 requests a minute do two idle Cores and Admins"
                + " send?";
    }

    @Override
    public Table run() {
        try (Scene scene = new Scene(Map.of()).start()) {
            Map<String, Node> nodes = new LinkedHashMap<>();
            nodes.put("Core 1", scene.gateway().core());
            nodes.put("Core 2", scene.anotherCore());
            nodes.put("Admin 1", scene.gateway().admin());
            nodes.put("Admin 2", scene.anotherAdmin());
            pass(SETTLING);
            nodes.values().forEach(node -> scene.sqlOf(node).clear());
            scene.store().counts().clear();
            double xid = xid(scene);
            pass(TIME);
            Table table = new Table("service", "what", "per minute");
            nodes.forEach((name, node) -> {
                table.row(name, "**all statements**", perMinute(scene.sqlOf(node).total()));
                Statements.most(scene.sqlOf(node).statements(), 5)
                        .forEach((text, count) -> table.row(name, text, perMinute(count)));
            });
            scene.store()
                    .counts()
                    .requests()
                    .forEach((operation, count) ->
                            table.row("all four", "S3 " + operation, perMinute(count)));
            return table.row(
                    "all four", "transactions that wrote", perMinute((long) (xid(scene) - xid)));
        }
    }

    /** Each transaction that writes takes one, the whole server counted. */
    private static double xid(Scene scene) {
        return Double.parseDouble(
                scene.gateway()
                        .ledger()
                        .texts("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
                        .getFirst());
    }

    /** Idle time is what is measured here. */
    private static void pass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static String perMinute(long count) {
        return Figure.of("%.1f", count * 60.0 / TIME.toSeconds());
    }
}
