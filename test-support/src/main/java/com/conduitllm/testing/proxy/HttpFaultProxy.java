package com.conduitllm.testing.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Stands between a service and its S3 server (plain HTTP/1.1), writes down every request and does
 * to single ones what networks and stores do.
 *
 * <pre>{@code
 * try (var s3 = HttpFaultProxy.to(bucket.endpoint())) {
 *     s3.onDeleteObjects().first(2).answer(S3Faults.perKeyErrors("AccessDenied"));
 *     Gate late = s3.holdRequest("PUT", path -> path.endsWith(".png"));
 *     // start the service with s3.endpoint() …
 *     late.awaitArrival(Duration.ofSeconds(10));
 * }
 * }</pre>
 *
 * Every rule counts the requests that match it; of those whose turn it is, the newest wins. A
 * request's head goes on byte for byte, {@code Host} included: the server must accept the proxy's
 * address there (S3 servers do with path-style addresses).
 */
public final class HttpFaultProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final LoopbackListener listener;
    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private HttpFaultProxy(InetSocketAddress target) {
        this.target = target;
        this.listener = new LoopbackListener(this::converse);
    }

    /**
     * A proxy on a free loopback port.
     *
     * @param upstream the server; only host and port count, and it must be plain HTTP
     */
    public static HttpFaultProxy to(URI upstream) {
        if (!"http".equals(upstream.getScheme())) {
            throw new IllegalArgumentException("Only plain http can be looked into: " + upstream);
        }
        int port = upstream.getPort() < 0 ? 80 : upstream.getPort();
        return new HttpFaultProxy(new InetSocketAddress(upstream.getHost(), port));
    }

    /** The address to give to the client. */
    public URI endpoint() {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return URI.create("http://" + host + ":" + listener.port());
    }

    /** A rule for every request with this method. */
    public Faults on(String method) {
        return on(request -> request.method().equals(method));
    }

    /** A rule for the requests with this method and a raw path that matches. */
    public Faults on(String method, Predicate<String> path) {
        return on(request -> request.method().equals(method) && path.test(request.path()));
    }

    /** A rule for S3's DeleteObjects. */
    public Faults onDeleteObjects() {
        return on(RecordedRequest::isDeleteObjects);
    }

    /** A rule for whatever matches. */
    public Faults on(Predicate<RecordedRequest> match) {
        return new Faults(match, rule -> rules.addFirst(rule));
    }

    /** Short for {@code on(method, path).holdRequest()}. */
    public Gate holdRequest(String method, Predicate<String> path) {
        return on(method, path).holdRequest();
    }

    /** Short for {@code on(method, path).holdAnswer()}. */
    public Gate holdAnswer(String method, Predicate<String> path) {
        return on(method, path).holdAnswer();
    }

    /** Removes all rules, lets through what is held, and listens again. */
    public void heal() {
        List<FaultRule> before = List.copyOf(rules);
        rules.clear();
        before.forEach(rule -> gateOf(rule.fault(), Gate::release));
        listener.accept();
    }

    /** The server is down: open connections are reset, new ones are refused. */
    public void refuse() {
        listener.refuse();
        listener.resetAll();
    }

    /** The server is up again. */
    public void accept() {
        listener.accept();
    }

    /** Everything that was asked so far, in the order of arrival. */
    public List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    /** What was asked with this method. */
    public List<RecordedRequest> requests(String method) {
        return requests.stream().filter(request -> request.method().equals(method)).toList();
    }

    /** How often this was asked. */
    public long count(String method, Predicate<String> path) {
        return requests(method).stream().filter(request -> path.test(request.path())).count();
    }

    /** The keys of all DeleteObjects so far, once for each time that they were named. */
    public List<String> deletedKeys() {
        return requests.stream().flatMap(request -> request.deletedKeys().stream()).toList();
    }

    /** Starts the record anew. */
    public void forgetRequests() {
        requests.clear();
    }

    @Override
    public void close() {
        closed.countDown();
        listener.close();
        rules.forEach(rule -> gateOf(rule.fault(), Gate::drop));
    }

    private void converse(Socket client) throws IOException {
        try (HttpConversation conversation =
                new HttpConversation(client, target, this::decide, closed)) {
            conversation.run();
        }
    }

    private Fault decide(RecordedRequest request) {
        requests.add(request);
        // Every rule counts the request, also those that a newer one hides.
        List<FaultRule> striking = rules.stream().filter(rule -> rule.strikes(request)).toList();
        return striking.isEmpty() ? new Fault.None() : striking.getFirst().fault();
    }

    private static void gateOf(Fault fault, Consumer<Gate> action) {
        switch (fault) {
            case Fault.HoldRequest(Gate gate) -> action.accept(gate);
            case Fault.HoldRest(long _, Gate gate) -> action.accept(gate);
            case Fault.HoldAnswer(Gate gate) -> action.accept(gate);
            default -> {}
        }
    }
}
