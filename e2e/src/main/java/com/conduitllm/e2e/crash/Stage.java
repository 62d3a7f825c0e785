package com.conduitllm.e2e.crash;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.Node;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The gateway that steps are played on. A service that was killed comes back while others go on.
 */
final class Stage {
    /** How long anything may take that is under way already. */
    static final Duration SOON = Duration.ofSeconds(60);

    private final Gateway gateway;
    private final Map<Node, CompletableFuture<?>> starts = new ConcurrentHashMap<>();
    private final AtomicInteger kills = new AtomicInteger();

    Stage(Gateway gateway) {
        this.gateway = gateway;
    }

    Gateway gateway() {
        return gateway;
    }

    Ledger ledger() {
        return gateway.ledger();
    }

    /** Core, ready. */
    Node core() {
        return ready(gateway.core());
    }

    /** Admin, ready. */
    Node admin() {
        return ready(gateway.admin());
    }

    private Node ready(Node node) {
        CompletableFuture<?> start = starts.get(node);
        if (start != null) {
            try {
                start.join();
            } catch (CompletionException e) {
                throw new IllegalStateException("A killed service did not come back", e);
            }
        }
        return node;
    }

    /** SIGKILL. Its links are as they were until {@link #revive}. */
    void kill(Node node) {
        node.kill9();
        kills.incrementAndGet();
    }

    /** Starts it again and does not wait. */
    void revive(Node node) {
        node.links().heal();
        starts.put(node, CompletableFuture.runAsync(node::start, Thread::startVirtualThread));
    }

    /** Both services run again, whatever a step that failed has left. */
    void restore() {
        for (Node node : new Node[] {gateway.core(), gateway.admin()}) {
            CompletableFuture<?> start = starts.get(node);
            boolean starting = start != null && !start.isDone();
            if (!starting && !node.process().isAlive()) {
                revive(node);
            } else {
                node.links().heal();
            }
        }
        core();
        admin();
    }

    int kills() {
        return kills.get();
    }
}
