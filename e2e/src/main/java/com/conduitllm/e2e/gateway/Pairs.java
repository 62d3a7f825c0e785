package com.conduitllm.e2e.gateway;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A gateway with two Cores and two Admins, all four ready. */
public record Pairs(Gateway gateway, List<Node> cores, List<Node> admins) implements AutoCloseable {

    /** Starts all four at the same time. */
    public static Pairs start(Map<String, String> settings) {
        return start(Gateway.prepare(settings));
    }

    /** Adds the second ones to a gateway of which nothing runs, and starts all four. */
    public static Pairs start(Gateway gateway) {
        Pairs pairs =
                new Pairs(
                        gateway,
                        List.of(gateway.core(), gateway.anotherCore()),
                        List.of(gateway.admin(), gateway.anotherAdmin()));
        try {
            CompletableFuture.allOf(
                            pairs.nodes().stream()
                                    .map(node -> CompletableFuture.runAsync(node::start))
                                    .toArray(CompletableFuture[]::new))
                    .join();
            return pairs;
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    /** All four. */
    public List<Node> nodes() {
        return Stream.concat(cores.stream(), admins.stream()).toList();
    }

    /** The first Core or another one, by turns. */
    public CoreApi coreAs(int turn, NewKey key) {
        return gateway.coreAs(cores.get(turn % cores.size()), key);
    }

    /** The first Admin or another one, by turns. */
    public AdminApi operator(int turn) {
        return gateway.operator(admins.get(turn % admins.size()));
    }

    /** The keys of all DeleteObjects requests of both Admins so far, repetitions included. */
    public List<String> sentDeletions() {
        return admins.stream().flatMap(node -> node.links().s3().deletedKeys().stream()).toList();
    }

    @Override
    public void close() {
        gateway.close();
    }
}
