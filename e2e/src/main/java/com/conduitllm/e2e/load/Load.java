package com.conduitllm.e2e.load;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Node;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Workers that generate, fetch and delete until {@link #stop}. Whatever happens to a request is in
 * the report; nothing but an unreadable success ends a worker, and that fails {@link #stop}.
 */
public final class Load implements AutoCloseable {
    private final Diary diary = new Diary();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final List<Future<?>> workers = new ArrayList<>();

    private Load() {}

    /** On the gateway's first Core and Admin. */
    public static Load start(Gateway gateway, LoadPlan plan) {
        return start(List.of(gateway.core()), List.of(gateway.admin()), plan);
    }

    /** Each worker stays with one of the Cores and one of the Admins. */
    public static Load start(List<Node> cores, List<Node> admins, LoadPlan plan) {
        Load load = new Load();
        for (int n = 0; n < plan.workers(); n++) {
            load.workers.add(
                    load.threads.submit(
                            new Worker(
                                    "load " + n,
                                    cores.get(n % cores.size()),
                                    admins.get(n % admins.size()),
                                    plan,
                                    load.diary,
                                    load.stop)));
        }
        return load;
    }

    /** A place in the record, for {@link #since}. */
    public int mark() {
        return diary.size();
    }

    /**
     * With the answers that came after {@code mark}; what was acknowledged counts from the start.
     */
    public LoadReport since(int mark) {
        return diary.report(mark);
    }

    /** Ends the load; returns when the last answer is there. Can be called again. */
    public LoadReport stop() {
        stop.countDown();
        threads.close();
        workers.stream()
                .filter(worker -> worker.state() == Future.State.FAILED)
                .findFirst()
                .ifPresent(worker -> {
                    throw new IllegalStateException("A worker ended", worker.exceptionNow());
                });
        return diary.report(0);
    }

    @Override
    public void close() {
        stop();
    }
}
