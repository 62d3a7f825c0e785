package com.conduitllm.benchmark.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** One bucket, whatever it is called, on a free port of this machine. */
public final class StubStore implements AutoCloseable {
    private static final String BUCKET = "benchmark";

    static {
        // Without it each answer of two segments waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final StoreObjects objects = new StoreObjects();
    private final StoreCounts counts = new StoreCounts();
    private volatile Duration latency = Duration.ZERO;
    private volatile KeyThrottle throttle = KeyThrottle.none();

    private StubStore(HttpServer server) {
        this.server = server;
    }

    public static StubStore start() {
        try {
            InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            StubStore store = new StubStore(HttpServer.create(any, 1024));
            store.server.createContext("/", store::handle);
            store.server.setExecutor(store.threads);
            store.server.start();
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException("The stub store does not start", e);
        }
    }

    /** How long each request takes at least, from now on. */
    public void latency(Duration newLatency) {
        latency = newLatency;
    }

    /** How many keys may be deleted, from now on. */
    public void throttle(KeyThrottle newThrottle) {
        throttle = newThrottle;
    }

    public StoreCounts counts() {
        return counts;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Puts an object there without a request. */
    public void put(String key, byte[] content) {
        objects.put(key, content, false);
    }

    /** How many objects have names that begin so. */
    public long count(String prefix) {
        return objects.count(prefix);
    }

    /** What a service needs to find it. */
    public Map<String, String> environment() {
        String s3 = "CONDUITLLM__STORAGE__S3__";
        return Map.of(
                "CONDUITLLM__STORAGE__PROVIDER",
                "S3",
                s3 + "SERVICEURL",
                endpoint().toString(),
                s3 + "REGION",
                "us-east-1",
                s3 + "ACCESSKEY",
                "benchmark",
                s3 + "SECRETKEY",
                "benchmark-secret",
                s3 + "BUCKETNAME",
                BUCKET,
                s3 + "FORCEPATHSTYLE",
                "true");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            StoreRequest request = StoreRequest.read(exchange);
            counts.request(request.operation());
            Answer answer = answer(request);
            if (!latency.isZero()) {
                LockSupport.parkNanos(latency.toNanos());
            }
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            boolean none = request.method().equals("HEAD") || answer.body().length == 0;
            if (request.method().equals("HEAD")) {
                exchange.getResponseHeaders()
                        .set("Content-Length", Integer.toString(answer.body().length));
            }
            exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
            if (!none) {
                exchange.getResponseBody().write(answer.body());
            }
        }
    }

    private Answer answer(StoreRequest request) {
        return switch (request.operation()) {
            case "HeadBucket", "CreateBucket" -> Answer.empty(200);
            case "GetBucketVersioning" -> Answer.xml(200, "<VersioningConfiguration/>");
            case "ListMultipartUploads" ->
                    Answer.xml(
                            200,
                            "<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>"
                                    + "</ListMultipartUploadsResult>");
            case "ListObjectsV2" -> list(request);
            case "DeleteObjects" -> delete(Bulk.keys(request.bodyText()), true);
            case "DeleteObject" -> delete(List.of(request.key()), false);
            case "PutObject" -> put(request);
            case "GetObject", "HeadObject" -> get(request);
            default -> Answer.error(501, "NotImplemented");
        };
    }

    private Answer list(StoreRequest request) {
        int limit =
                request.query().containsKey("max-keys")
                        ? Integer.parseInt(request.text("max-keys"))
                        : 1000;
        return Listing.answer(
                objects.list(request.text("prefix"), request.text("start-after"), limit + 1),
                limit);
    }

    private Answer delete(List<String> keys, boolean bulk) {
        KeyThrottle present = throttle;
        int taken = present.take(keys.size());
        keys.subList(0, taken).forEach(objects::delete);
        counts.deletion(taken, keys.size() - taken);
        boolean refused = taken < keys.size();
        if (refused && (!bulk || present.refusal() == KeyThrottle.Refusal.WHOLE_REQUEST)) {
            return Answer.error(503, "SlowDown");
        }
        return bulk ? Bulk.answer(keys.subList(taken, keys.size())) : Answer.empty(204);
    }

    private Answer put(StoreRequest request) {
        boolean stored = objects.put(request.key(), request.body(), request.onlyIfAbsent());
        return stored
                ? new Answer(200, Map.of("ETag", Answer.etag(request.body())), new byte[0])
                : Answer.error(412, "PreconditionFailed");
    }

    private Answer get(StoreRequest request) {
        byte[] content = objects.get(request.key());
        return content == null ? Answer.error(404, "NoSuchKey") : Answer.object(content);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
