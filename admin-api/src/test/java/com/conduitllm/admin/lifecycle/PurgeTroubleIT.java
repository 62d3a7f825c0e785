package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.admin.lifecycle.DeletionReceipt.State;
import com.conduitllm.admin.lifecycle.LifecycleServer.Key;
import com.conduitllm.media.record.MediaLedger;
import com.conduitllm.media.record.PurgeBatch;
import com.conduitllm.media.record.PurgeSelection;
import com.conduitllm.media.storage.StoreId;
import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

@ExtendWith({LocalStackExtension.class, OutputCaptureExtension.class})
class PurgeTroubleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Database database;
    private final Bucket bucket;
    private final HttpFaultProxy s3;
    private LifecycleServer admin;
    private UUID store;

    PurgeTroubleIT(LocalStack stack) {
        this.database = stack.newDatabase();
        this.bucket = stack.newBucket();
        this.s3 = HttpFaultProxy.to(bucket.endpoint());
    }

    @BeforeEach
    void start() {
        admin = LifecycleServer.start(database, bucket.through(s3), Map.of());
        store = admin.establishStore();
    }

    @AfterEach
    void stop() {
        admin.close();
        s3.close();
    }

    @Test
    void losesNothingWhileTheStoreFailsAndSaysWhyItWaits(CapturedOutput output) {
        Key key = admin.newKey();
        admin.media(key, store, 3);
        LifecycleServer.put(bucket, key, 3);
        s3.onDeleteObjects().nth(1).answer(S3Faults.perKeyErrors("InternalError"));
        s3.onDeleteObjects().nth(2).answer(S3Faults.serviceUnavailable());
        s3.onDeleteObjects().nth(3).answer(S3Faults.truncatedXml());

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(admin.receipt(receipt).lastError()).startsWith("InternalError"));
        assertThat(admin.receipt(receipt).state()).isEqualTo(State.DELETING);
        assertThat(admin.receipt(receipt).objectsDeleted()).isZero();
        assertThat(bucket.keys(key.prefix().asFolder())).hasSize(3);
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        assertThat(admin.receipt(receipt).lastError()).isNull();
        assertThat(admin.receipt(receipt).objectsDeleted()).isEqualTo(3);
        assertThat(admin.receipt(receipt).attempts()).isGreaterThanOrEqualTo(4);
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
        assertThat(output).contains("Failed to delete media");
    }

    @Test
    void aRefusalBlocksTheReceiptUntilItIsLifted() {
        Key key = admin.newKey();
        admin.media(key, store, 2);
        LifecycleServer.put(bucket, key, 2);
        s3.onDeleteObjects().answer(S3Faults.perKeyErrors("AccessDenied"));

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.BLOCKED);
        assertThat(admin.receipt(receipt).blockedBy()).contains("AccessDenied");
        s3.heal();
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        assertThat(admin.receipt(receipt).blockedBy()).isNull();
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
    }

    @Test
    void aStoreThatIsAwayDelaysTheDeletionAndNothingElse() {
        Key key = admin.newKey();
        admin.media(key, store, 2);
        LifecycleServer.put(bucket, key, 2);
        s3.refuse();

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).lastError() != null);
        assertThat(admin.receipt(receipt).state()).isEqualTo(State.DELETING);
        s3.accept();
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
        assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
    }

    @Test
    void aStoreThatAsksForASlowerPaceGetsIt() {
        Key key = admin.newKey();
        admin.media(key, store, 3);
        double before = admin.bean(DeletionRate.class).keysPerSecond();
        s3.onDeleteObjects().nth(1).answer(S3Faults.perKeyErrors("SlowDown"));

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(admin.receipt(receipt).lastError()).startsWith("SlowDown"));
        assertThat(admin.bean(DeletionRate.class).keysPerSecond()).isLessThan(before * 0.8);
        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
    }

    @Test
    void nothingInTheBucketsOwnCornerIsEverSent() {
        Key key = admin.newKey();
        admin.media(key, store, 2);
        admin.sql()
                .sql(
                        """
                        UPDATE media_records SET storage_key = '.conduit/installation.json'
                        WHERE storage_key = :object
                        """)
                .param("object", key.object(1))
                .update();

        DeletionReceipt receipt = admin.delete(key);

        await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.BLOCKED);
        assertThat(admin.receipt(receipt).blockedBy()).contains("ReservedKey");
        assertThat(admin.receipt(receipt).objectsDeleted()).isOne();
        assertThat(s3.deletedKeys()).containsOnly(key.object(2));
        assertThat(bucket.exists(".conduit/installation.json")).isTrue();
    }

    @Test
    void twoInstancesShareTheWorkAndDeleteEachObjectOnce() {
        Key key = admin.newKey();
        admin.media(key, store, 6000);
        s3.forgetRequests();

        try (LifecycleServer second =
                LifecycleServer.start(database, bucket.through(s3), Map.of())) {
            DeletionReceipt receipt = admin.delete(key);
            await().atMost(PATIENCE).until(() -> second.receipt(receipt).state() == State.VERIFIED);

            assertThat(s3.deletedKeys()).hasSize(6000).doesNotHaveDuplicates();
            assertThat(second.receipt(receipt).objectsDeleted()).isEqualTo(6000);
        }
    }

    @Test
    void anOwnerThatWasPausedForLongerThanItsLeaseForgetsNothing() throws Exception {
        admin.bean(KeyDeletionWorker.class).stop();
        Key key = admin.newKey();
        admin.media(key, store, 2);
        admin.delete(key);
        PurgeSelection selection = new PurgeSelection.OwnedBy(key.id());
        Gate answer = s3.onDeleteObjects().holdAnswer();
        CompletableFuture<PurgeResult> paused =
                CompletableFuture.supplyAsync(() -> purge(selection));
        answer.awaitArrival(Duration.ofSeconds(20));
        admin.sql().sql("UPDATE media_records SET lease_until = now() - interval '1 s'").update();
        PurgeBatch taken =
                admin.bean(MediaLedger.class)
                        .claim(selection, new StoreId(store), 10, Duration.ofMinutes(1));

        answer.release();

        assertThat(taken.media()).hasSize(2);
        assertThat(paused.get()).isEqualTo(new PurgeResult.Sent(false, 0, null));
        assertThat(admin.states(key)).containsExactly("DELETING");
    }

    private PurgeResult purge(PurgeSelection selection) {
        try {
            return admin.bean(MediaPurger.class).purge(selection);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
