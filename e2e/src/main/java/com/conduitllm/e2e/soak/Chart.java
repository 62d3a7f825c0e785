package com.conduitllm.e2e.soak;

import com.conduitllm.e2e.console.Table;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vitals of all services over time, and what is wrong with them. */
final class Chart {
    private static final long KILOBYTES_OF_MEGABYTE = 1024;
    private static final long ALLOWED_GROWTH = 24 * KILOBYTES_OF_MEGABYTE;
    private static final int POOL = 20;
    private static final int MOST_BROKER_CONNECTIONS = 4;
    private static final long MOST_TRACE_LINES_A_MINUTE = 3_000;

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

    /** One line for each service: from the first sample to the last one. */
    Table table() {
        Table table =
                new Table("service", "heap MB", "to MB", "pg", "amqp", "log lines", "of traces");
        for (int place = 0; place < pairs.nodes().size(); place++) {
            List<Vitals> all = samples.getOrDefault(pairs.nodes().get(place), List.of());
            if (!all.isEmpty()) {
                Vitals last = all.getLast();
                table.row(
                        name(place),
                        heap(all.getFirst()),
                        heap(last),
                        last.databaseConnections(),
                        last.brokerConnections(),
                        last.logLines(),
                        last.traceLines());
            }
        }
        return table;
    }

    /** Growth is judged within a process: a restart begins anew. */
    List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (int place = 0; place < pairs.nodes().size(); place++) {
            List<Vitals> all = samples.getOrDefault(pairs.nodes().get(place), List.of());
            for (int i = 1; i < all.size(); i++) {
                complain(name(place), all.get(i - 1), all.get(i), complaints);
            }
            all.stream().reduce((_, last) -> last).ifPresent(last -> judge(last, complaints));
            growth(all).ifPresent(complaints::add);
        }
        return complaints;
    }

    private static void complain(String name, Vitals before, Vitals now, List<String> complaints) {
        long fresh = now.traceLines() - before.traceLines();
        if (before.pid() == now.pid() && fresh > MOST_TRACE_LINES_A_MINUTE) {
            complaints.add(name + " wrote " + fresh + " lines of stack traces within a minute");
        }
    }

    private static void judge(Vitals last, List<String> complaints) {
        if (last.databaseConnections() > POOL + 1) {
            complaints.add(last.databaseConnections() + " connections to PostgreSQL of " + last);
        }
        if (last.brokerConnections() > MOST_BROKER_CONNECTIONS) {
            complaints.add(last.brokerConnections() + " connections to the broker of " + last);
        }
    }

    private static Optional<String> growth(List<Vitals> all) {
        List<Vitals> life =
                all.stream()
                        .filter(vitals -> vitals.pid() == all.getLast().pid())
                        .filter(vitals -> vitals.heapKilobytes().isPresent())
                        .toList();
        if (life.size() < 2) {
            return Optional.empty();
        }
        // The first sample of a life may come before everything is loaded.
        long from = life.get(life.size() > 2 ? 1 : 0).heapKilobytes().getAsLong();
        long to = life.getLast().heapKilobytes().getAsLong();
        return to - from > ALLOWED_GROWTH
                ? Optional.of("The heap grew from %d kB to %d kB".formatted(from, to))
                : Optional.empty();
    }

    private String name(int place) {
        boolean core = place < pairs.cores().size();
        return (core ? "Core " : "Admin ") + (core ? place + 1 : place - pairs.cores().size() + 1);
    }

    private static String heap(Vitals vitals) {
        return vitals.heapKilobytes().isPresent()
                ? Long.toString(vitals.heapKilobytes().getAsLong() / KILOBYTES_OF_MEGABYTE)
                : "-";
    }
}
