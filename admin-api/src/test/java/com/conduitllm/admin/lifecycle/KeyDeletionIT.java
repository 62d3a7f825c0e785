package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.admin.lifecycle.DeletionReceipt.State;
import com.conduitllm.admin.lifecycle.LifecycleServer.Key;
import com.conduitllm.media.IdSource;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ExtendWith({LocalStackExtension.class, OutputCaptureExtension.class})
class KeyDeletionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final Bucket bucket;
    private LifecycleServer admin;
    private UUID store;

    KeyDeletionIT(LocalStack stack) {
        this.database = stack.newDatabase();
        this.bucket = stack.newBucket();
    }

    @BeforeEach
    void start() {
        admin =
                LifecycleServer.start(
                        database,
                        bucket,
                        Map.of("conduitllm.storage.s3.maxdeletespersecond", "1000"));
        store = admin.establishStore();
    }

    @AfterEach
    void stop() {
        admin.close();
    }

    @Test
    void aSmallKeyIsGoneAndItsReceiptVerified(CapturedOutput output) throws InterruptedException {
        Key key = admin.newKey();
        admin.media(key, store, 3);
        LifecycleServer.put(bucket, key, 3);

        DeletionReceipt requested = admin.delete(key);
        DeletionReceipt verified =
                admin.lifecycle()
                        .await(requested.deletionId(), Duration.ofSeconds(20))
                        .orElseThrow();

        assertThat(requested.objectsTotal()).isEqualTo(3);
        assertThat(requested.bytesTotal()).isEqualTo(300);
        assertThat(verified.state()).isEqualTo(State.VERIFIED);
        assertThat(verified.objectsDeleted()).isEqualTo(3);
        assertThat(verified.bytesDeleted()).isEqualTo(300);
        assertThat(verified.lastError()).isNull();
        assertThat(verified.verifiedAt()).isAfterOrEqualTo(verified.requestedAt());
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
        String id = "'" + key.id() + "'";
        assertThat(admin.count("virtual_keys WHERE id = " + id)).isZero();
        assertThat(admin.count("media_usage WHERE virtual_key_id = " + id)).isZero();
        assertThat(admin.count("media_deletions WHERE virtual_key_id = " + id)).isEqualTo(3);
        assertThat(output)
                .contains("Deleted 3 media files for virtual key " + key.id())
                .contains("MediaLifecycleService");
    }

    @Test
    void theSameRequestGetsTheSameReceiptAlsoWhenTheKeyIsGone() throws InterruptedException {
        Key key = admin.newKey();
        DeletionReceipt first = admin.delete(key);
        DeletionReceipt verified =
                admin.lifecycle().await(first.deletionId(), PATIENCE).orElseThrow();

        DeletionReceipt again = admin.delete(key);

        assertThat(again).isEqualTo(verified);
        assertThat(again.deletionId()).isEqualTo(first.deletionId());
        assertThat(admin.lifecycle().receipts(null, 1000).items()).contains(verified);
    }

    @Test
    void aKeyThatNeverWasIsUnknown() {
        VirtualKeyId nobody = new VirtualKeyId(admin.bean(IdSource.class).next());

        assertThat(admin.lifecycle().requestKeyDeletion(nobody, "test"))
                .isEqualTo(new KeyDeletionOutcome.UnknownKey(nobody));
        assertThat(admin.count("deletion_receipts WHERE virtual_key_id = '" + nobody + "'"))
                .isZero();
    }

    @Test
    void theRequestItselfTouchesNoMediaHoweverMuchThereIs() {
        admin.bean(KeyDeletionWorker.class).stop();
        Key key = admin.newKey();
        admin.media(key, store, 5000);

        DeletionReceipt requested = admin.delete(key);

        assertThat(requested.state()).isEqualTo(State.PENDING);
        assertThat(requested.objectsTotal()).isEqualTo(5000);
        assertThat(admin.states(key)).containsExactly("AVAILABLE");
        assertThat(admin.count("virtual_keys WHERE state = 'DELETING' AND id = '" + key.id() + "'"))
                .isOne();
    }

    @Test
    void theReceiptPromisesUploadsThatWereNeverCompletedToo() throws InterruptedException {
        admin.bean(KeyDeletionWorker.class).stop();
        Key key = admin.newKey();
        admin.media(key, store, 2);
        admin.upload(key, store, 3, Duration.ofMinutes(1), Duration.ofSeconds(-1));
        admin.upload(key, store, 4, Duration.ofMinutes(-1), Duration.ofSeconds(-1));
        admin.sql()
                .sql(
                        """
                        UPDATE media_records SET state = 'DELETING', next_attempt_at = now()
                        WHERE virtual_key_id = :key AND upload_deadline < now()
                        """)
                .param("key", key.id().value())
                .update();

        DeletionReceipt requested = admin.delete(key);
        admin.bean(KeyDeletionWorker.class).start();

        assertThat(requested.objectsTotal()).isEqualTo(4);
        assertThat(requested.bytesTotal()).as("their sizes are not known").isEqualTo(200);
        DeletionReceipt verified =
                admin.lifecycle().await(requested.deletionId(), PATIENCE).orElseThrow();
        assertThat(verified.objectsDeleted()).isEqualTo(4);
    }

    /** A series for each key would never end, and would show ids to whoever sees the metrics. */
    @Test
    void noMetricIsAboutASingleKey() throws InterruptedException {
        Key key = admin.newKey();
        admin.lifecycle().await(admin.delete(key).deletionId(), PATIENCE);
        await().atMost(PATIENCE).until(() -> admin.count("event_outbox") == 0);
        // One that is exported: what unites several of them keeps what they leave out.
        MeterRegistry metrics = admin.bean(SimpleMeterRegistry.class);

        assertThat(metrics.find("spring.rabbit.template").timers()).isNotEmpty();
        assertThat(metrics.getMeters())
                .flatExtracting(meter -> meter.getId().getTags())
                .noneMatch(tag -> tag.getValue().contains(key.id().toString()));
    }

    @Test
    void smallKeysDoNotWaitForAHeavyOne() {
        Key heavy = admin.newKey();
        admin.media(heavy, store, 12_000);
        DeletionReceipt heavyReceipt = admin.delete(heavy);
        await().atMost(PATIENCE).until(() -> admin.receipt(heavyReceipt).attempts() > 0);
        List<DeletionReceipt> small = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Key key = admin.newKey();
            admin.media(key, store, 10);
            small.add(admin.delete(key));
        }

        await().atMost(PATIENCE)
                .until(() ->
                        small.stream().allMatch(r -> admin.receipt(r).state() == State.VERIFIED));

        assertThat(admin.receipt(heavyReceipt).objectsDeleted())
                .as("the heavy one is not even through, let alone verified")
                .isLessThan(12_000);
        await().atMost(PATIENCE).until(() -> admin.receipt(heavyReceipt).state() == State.VERIFIED);
        assertThat(admin.receipt(heavyReceipt).objectsDeleted()).isEqualTo(12_000);
    }

    @Test
    void anUploadThatLandsLateIsDeletedBeforeTheReceiptIsVerified() {
        Key key = admin.newKey();
        admin.upload(key, store, 1, Duration.ofMinutes(5), Duration.ofSeconds(6));
        Instant settlesAt =
                admin.sql()
                        .sql("SELECT settles_at FROM media_records WHERE virtual_key_id = :key")
                        .param("key", key.id().value())
                        .query((row, number) -> row.getTimestamp(1).toInstant())
                        .single();
        DeletionReceipt receipt = admin.delete(key);
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).verifiableAt() != null);
        bucket.put(key.object(1), new byte[10]);

        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);

        assertThat(admin.receipt(receipt).verifiedAt()).isAfter(settlesAt);
        assertThat(admin.receipt(receipt).objectsDeleted()).isOne();
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
    }

    @Test
    void anObjectWithoutARowUnderTheKeysPrefixGoesToo() {
        Key key = admin.newKey();
        admin.media(key, store, 1);
        LifecycleServer.put(bucket, key, 2);

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
        assertThat(admin.count("media_deletions WHERE reason = 'unrecorded_object'"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void anObjectThatAppearsAfterTheProofOpensTheReceiptAgain(CapturedOutput output) {
        Key key = admin.newKey();
        DeletionReceipt receipt = admin.delete(key);
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        bucket.put(key.object(1), new byte[10]);
        admin.sql().sql("UPDATE deletion_receipts SET recheck_at = now()").update();

        admin.bean(PrefixRecheck.class).look();

        assertThat(output).contains("Objects have appeared under the prefix of key " + key.id());
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
    }

    @Test
    void abandonedUploadsAndInterruptedPurgesAreTakenUp() {
        Key key = admin.newKey();
        admin.upload(key, store, 1, Duration.ofSeconds(-2), Duration.ofSeconds(-1));
        bucket.put(key.object(1), new byte[10]);
        Key other = admin.newKey();
        admin.media(other, store, 1);
        LifecycleServer.put(bucket, other, 1);
        admin.sql()
                .sql(
                        """
                        UPDATE media_records SET state = 'DELETING', claimed_at = now() - interval '1 minute',
                            lease_token = gen_random_uuid(), lease_until = now() - interval '1 second'
                        WHERE virtual_key_id = :key
                        """)
                .param("key", other.id().value())
                .update();

        await().atMost(PATIENCE)
                .until(() ->
                        bucket.keys(key.prefix().asFolder()).isEmpty()
                                && bucket.keys(other.prefix().asFolder()).isEmpty());

        await().atMost(PATIENCE)
                .until(() -> admin.states(key).isEmpty() && admin.states(other).isEmpty());
        assertThat(admin.count("virtual_keys WHERE state = 'ACTIVE' AND id = '" + key.id() + "'"))
                .isOne();
    }
}
