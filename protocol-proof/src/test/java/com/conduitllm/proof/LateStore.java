package com.conduitllm.proof;

import com.conduitllm.admin.lifecycle.AdminDoor;
import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.generation.CoreDoor;
import com.conduitllm.core.generation.CoreDoor.Answer;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.owner.AllowedModels;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.LedgerDoor;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.UploadTimings;
import com.conduitllm.media.storage.StoreDoor;
import com.conduitllm.proof.audit.AuditSchema;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import javax.sql.DataSource;

/** A gateway over a store that applies uploads late; a landing takes three seconds at most. */
final class LateStore implements AutoCloseable {
    private static final UploadTimings TIMINGS =
            new UploadTimings(Duration.ofSeconds(3), Duration.ofSeconds(3));

    final Bucket bucket;
    final HttpFaultProxy wire;
    final JdbcClient jdbc;
    private final TimeOrderedIds ids = new TimeOrderedIds();
    private final SecureRandom random = new SecureRandom();
    private final StoreDoor store;
    private final StoreIdentity identity;
    private final MediaLedger ledger;
    private final CoreDoor core = new CoreDoor(ids);
    private final AdminDoor admin;

    LateStore() {
        Database database = LocalStack.shared().newDatabase();
        bucket = LocalStack.shared().newBucket();
        wire = HttpFaultProxy.to(bucket.endpoint());
        DataSource source = database.dataSource();
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
        AuditSchema.install(jdbc, 0);
        store =
                StoreDoor.open(
                        wire.endpoint(),
                        bucket.region(),
                        new StoreDoor.Credentials(bucket.accessKey(), bucket.secretKey()),
                        bucket.name(),
                        Duration.ofSeconds(1));
        identity = LedgerDoor.identity(store.storage(), jdbc, ids);
        identity.establish();
        ledger = LedgerDoor.ledger(jdbc, ids, random, TIMINGS);
        admin = new AdminDoor(source, store.storage(), identity, ledger, ids);
        admin.start();
    }

    AuthenticatedKey newKey() {
        AuthenticatedKey key =
                new AuthenticatedKey(
                        new VirtualKeyId(ids.next()),
                        StoragePrefix.random(random),
                        AllowedModels.ALL);
        jdbc.sql(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (:id, 'late', :id, 'condt_', 'secret', :prefix)
                        """)
                .param("id", key.id().value())
                .param("prefix", key.storagePrefix().value())
                .update();
        return key;
    }

    Answer generate(AuthenticatedKey key) {
        return core.generate(key, 1, store.storage(), identity, ledger);
    }

    CompletableFuture<Answer> generateInBackground(AuthenticatedKey key) {
        return CompletableFuture.supplyAsync(() -> generate(key));
    }

    void delete(AuthenticatedKey key) {
        admin.deleteKey(key.id());
    }

    void sweep() {
        try {
            admin.sweep();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Predicate<RecordedRequest> putOf(AuthenticatedKey key) {
        return request ->
                request.method().equals("PUT")
                        && request.path().contains("/" + key.storagePrefix().asFolder());
    }

    static Predicate<RecordedRequest> deletionOf(AuthenticatedKey key) {
        return request ->
                request.deletedKeys().stream()
                        .anyMatch(name -> name.startsWith(key.storagePrefix().asFolder()));
    }

    boolean holdsObjectOf(AuthenticatedKey key) {
        return !bucket.keys(key.storagePrefix().asFolder()).isEmpty();
    }

    String receiptOf(AuthenticatedKey key) {
        return one("SELECT state FROM deletion_receipts WHERE virtual_key_id = :key", key);
    }

    /** Seconds until no upload of the key's medium can land any more. */
    double untilSettled(AuthenticatedKey key) {
        return Double.parseDouble(
                one(
                        """
                        SELECT extract(epoch FROM max(settles_at) - clock_timestamp())::text FROM media_records
                        WHERE virtual_key_id = :key
                        """,
                        key));
    }

    /** How often the key's medium was claimed; its object was deleted at least once less. */
    long claims(AuthenticatedKey key) {
        return Long.parseLong(
                one(
                        """
                        SELECT coalesce(max(attempts), 0)::text FROM media_records
                        WHERE virtual_key_id = :key
                        """,
                        key));
    }

    long rows(AuthenticatedKey key) {
        return Long.parseLong(
                one("SELECT count(*)::text FROM media_records WHERE virtual_key_id = :key", key));
    }

    long deletions(AuthenticatedKey key) {
        return Long.parseLong(
                one("SELECT count(*)::text FROM media_deletions WHERE virtual_key_id = :key", key));
    }

    void hold(AuthenticatedKey key, boolean held) {
        jdbc.sql("UPDATE virtual_keys SET held_at = CASE WHEN :held THEN now() END WHERE id = :key")
                .param("held", held)
                .param("key", key.id().value())
                .update();
    }

    private String one(String query, AuthenticatedKey key) {
        return jdbc.sql(query)
                .param("key", key.id().value())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    @Override
    public void close() {
        admin.stop();
        store.close();
        wire.close();
    }
}
