package com.conduitllm.benchmark;

import static org.awaitility.Awaitility.await;

import com.conduitllm.benchmark.store.StubStore;
import com.conduitllm.benchmark.wire.SqlMeter;
import com.conduitllm.e2e.gateway.AdminApi;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Core and Admin over the stub store, a database of their own, and the broker of the local stack.
 */
final class Scene implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final byte[] CONTENT = {1};

    private final StubStore store = StubStore.start();
    private final Gateway gateway;
    private final Map<Node, SqlMeter> meters = new HashMap<>();

    /**
     * @param settings of both services
     */
    Scene(Map<String, String> settings) {
        gateway = Gateway.prepare(settings);
        connect(gateway.core());
        connect(gateway.admin());
    }

    /** Starts both, and lets Core put the bucket's identity there. */
    Scene start() {
        gateway.startBoth();
        identify();
        return this;
    }

    private void identify() {
        NewKey key = newKey("first");
        gateway.coreAs(key).generate("the bucket gets its identity", 1);
        delete(key);
    }

    private Node connect(Node node) {
        Database database = gateway.database();
        SqlMeter meter = SqlMeter.before(database.host(), database.port());
        meters.put(node, meter);
        Map<String, String> environment = new HashMap<>(store.environment());
        environment.put(
                "DATABASE_URL",
                database.url().replace(":" + database.port() + "/", ":" + meter.port() + "/"));
        environment.putAll(LocalStack.shared().broker().environment());
        return node.with(environment);
    }

    /** One more Core, running. */
    Node anotherCore() {
        return connect(gateway.anotherCore()).start();
    }

    /** One more Admin, running. */
    Node anotherAdmin() {
        return connect(gateway.anotherAdmin()).start();
    }

    Gateway gateway() {
        return gateway;
    }

    StubStore store() {
        return store;
    }

    SqlMeter sqlOf(Node node) {
        SqlMeter meter = meters.get(node);
        if (meter == null) {
            throw new IllegalArgumentException("Not one of this scene's");
        }
        return meter;
    }

    NewKey newKey(String name) {
        return gateway.operator().createKey(name);
    }

    /** Gives the key media: rows, and objects in the store. */
    void fill(NewKey key, int count) {
        insert(key, count);
        for (int n = 1; n <= count; n++) {
            store.put(key.folder() + "bulk-" + n + ".png", CONTENT);
        }
    }

    /** Rows only. */
    void insert(NewKey key, int count) {
        gateway.ledger()
                .execute(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type,
                            size_bytes, content_hash, provider, model, storage_url, state, settles_at,
                            completed_at, store_id)
                        SELECT gen_random_uuid(), ? || 'bulk-' || n || '.png', ?, 'image', 'image/png', 1,
                            repeat('0', 64), 'sample', 'sample-image', 'http://store/bulk', 'AVAILABLE',
                            now() - interval '1 second', now(), (SELECT store_id FROM installation)
                        FROM generate_series(1, ?) n
                        """,
                        key.folder(),
                        key.id(),
                        count);
        // Rows that come one by one are known to the planner by the time that they are deleted.
        gateway.ledger().execute("ANALYZE media_records");
    }

    /** Sends the DELETE; returns the id of the receipt. */
    String delete(NewKey key) {
        AdminApi operator = gateway.operator();
        return operator.deleteKey(key.id()).json().path("deletionId").asString();
    }

    long rows(NewKey key) {
        return gateway.ledger().count("media_records WHERE virtual_key_id = ?", key.id());
    }

    /** Also where there are many, without counting them. */
    boolean hasNoRows(NewKey key) {
        return gateway.ledger()
                .texts("SELECT 1 FROM media_records WHERE virtual_key_id = ? LIMIT 1", key.id())
                .isEmpty();
    }

    /** How many of the receipts are. */
    long verified(List<String> deletions) {
        return gateway.ledger()
                .count(
                        "deletion_receipts WHERE state = 'verified' AND id::text = ANY(?)",
                        (Object) deletions.toArray(String[]::new));
    }

    boolean isVerified(String deletion) {
        return gateway.operator().receipt(deletion).path("state").asString().equals("verified");
    }

    /** Waits for it, and looks whether it is true. */
    void awaitVerified(NewKey key, String deletion) {
        await("receipt " + deletion)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> isVerified(deletion));
        long left = store.count(key.folder());
        if (left > 0) {
            throw new AssertionError("Verified, but there are " + left + " objects left");
        }
    }

    @Override
    public void close() {
        gateway.close();
        meters.values().forEach(SqlMeter::close);
        store.close();
    }
}
