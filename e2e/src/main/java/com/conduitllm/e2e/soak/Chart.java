package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The vitals of all services over time, and what is wrong with them. */
final class Chart {
    private static final int POOL = 20;
    private static final int MOST_BROKER_CONNECTIONS = 4;
    private static final long MOST_TRACE_LINES_A_MINUTE = 300;
    private static final long MOST_LOG_LINES_A_MINUTE = 600;

    private final Pairs pairs;
    private final Map<Node, List<Vitals>> samples = new HashMap<>();

    Chart(Pairs pairs) {
        this.pairs = pairs;
    }

    void sample() {
        pairs.nodes()
                .forEach(node ->
                        samples.computeIfAbsent(node, any -> new ArrayList<>())
                                .add(Vitals.of(node)));
    }

    /** One line for each service; log lines are those of its worst minute. */
    Table table() {
        Table table =
                new Table("service", "lives", "heap MB", "pg", "amqp", "log lines", "of traces");
        for (int place = 0; place < pairs.nodes().size(); place++) {
            List<Vitals> all = samples.getOrDefault(pairs.nodes().get(place), List.of());
            if (!all.isEmpty()) {
                Vitals last = all.getLast();
                table.row(
                        name(place),
                        all.stream().map(Vitals::pid).distinct().count(),
                        HeapTrend.of(all),
                        last.databaseConnections(),
                        last.brokerConnections(),
                        worstMinute(all, Vitals::logLines),
                        worstMinute(all, Vitals::traceLines));
            }
        }
        return table;
    }

    /** What is within a process is judged within it: a restart begins anew. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (int place = 0; place < pairs.nodes().size(); place++) {
            List<Vitals> all = samples.getOrDefault(pairs.nodes().get(place), List.of());
            String name = name(place);
            tooMuch(name, "lines", worstMinute(all, Vitals::logLines), MOST_LOG_LINES_A_MINUTE)
                    .ifPresent(complaints::add);
            tooMuch(
                            name,
                            "lines of stack traces",
                            worstMinute(all, Vitals::traceLines),
                            MOST_TRACE_LINES_A_MINUTE)
                    .ifPresent(complaints::add);
            all.stream().reduce((_, last) -> last).ifPresent(last -> judge(last, complaints));
            HeapTrend heap = HeapTrend.of(all);
            if (!heap.isFlat()) {
                complaints.add("The heap of %s grew: %s MB".formatted(name, heap));
            }
        }
        return complaints;
    }

    private static Optional<String> tooMuch(String name, String what, long worst, long most) {
        return worst > most
                ? Optional.of("%s wrote %d %s within a minute".formatted(name, worst, what))
                : Optional.empty();
    }

    private static long worstMinute(List<Vitals> all, ToLongFunction<Vitals> count) {
        long worst = 0;
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i - 1).pid() == all.get(i).pid()) {
                worst =
                        Math.max(
                                worst,
                                count.applyAsLong(all.get(i)) - count.applyAsLong(all.get(i - 1)));
            }
        }
        return worst;
    }

    private static void judge(Vitals last, List<String> complaints) {
        if (last.databaseConnections() > POOL + 1) {
            complaints.add(last.databaseConnections() + " connections to PostgreSQL of " + last);
        }
        if (last.brokerConnections() > MOST_BROKER_CONNECTIONS) {
            complaints.add(last.brokerConnections() + " connections to the broker of " + last);
        }
    }

    private String name(int place) {
        boolean core = place < pairs.cores().size();
        return (core ? "Core " : "Admin ") + (core ? place + 1 : place - pairs.cores().size() + 1);
    }
}
