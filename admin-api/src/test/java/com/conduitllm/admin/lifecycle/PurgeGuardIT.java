package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.admin.lifecycle.DeletionReceipt.State;
import com.conduitllm.admin.lifecycle.LifecycleServer.Key;
import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.ObjectStorage;
import com.conduitllm.media.storage.StoreId;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

@ExtendWith(LocalStackExtension.class)
class PurgeGuardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARKER = ".conduit/installation.json";

    private final Database database;
    private final Bucket bucket;

    PurgeGuardIT(LocalStack stack) {
        this.database = stack.newDatabase();
        this.bucket = stack.newBucket();
    }

    @Test
    void deletesNothingInABucketThatLostItsMarkerOrIsAnothersUntilItIsRight() {
        Key key = aKeyWithTwoObjects();
        byte[] ours = bucket.bytes(MARKER);
        bucket.delete(MARKER);
        try (HttpFaultProxy s3 = HttpFaultProxy.to(bucket.endpoint());
                LifecycleServer admin =
                        LifecycleServer.start(database, bucket.through(s3), Map.of())) {
            DeletionReceipt receipt = admin.delete(key);

            await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.BLOCKED);
            assertThat(admin.receipt(receipt).blockedBy()).contains("has no marker");
            assertThat(health(admin).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            StoreId other = new StoreId(key.id().value());
            admin.bean(ObjectStorage.class)
                    .createIdentity(new BucketIdentity(other, "another", 1, 1, 1));
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(admin.receipt(receipt).blockedBy())
                                    .contains("belongs to store " + other));
            assertThat(s3.deletedKeys()).isEmpty();
            assertThat(bucket.keys(key.prefix().asFolder())).hasSize(2);

            bucket.put(MARKER, ours);

            await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.VERIFIED);
            assertThat(bucket.keys(key.prefix().asFolder())).isEmpty();
            assertThat(bucket.exists(MARKER)).isTrue();
        }
    }

    private Key aKeyWithTwoObjects() {
        try (LifecycleServer admin = LifecycleServer.start(database, bucket, Map.of())) {
            assertThat(health(admin).getStatus()).as("nothing stored yet").isEqualTo(Status.UP);
            UUID store = admin.establishStore();
            Key key = admin.newKey();
            admin.media(key, store, 2);
            LifecycleServer.put(bucket, key, 2);
            return key;
        }
    }

    @Test
    void refusesToDeleteAKeyWithMediaWhenNoStorageIsConfigured() {
        try (LifecycleServer admin = LifecycleServer.withoutStorage(database)) {
            Key rich = admin.newKey();
            admin.media(rich, UUID.nameUUIDFromBytes(new byte[] {1}), 1);
            Key poor = admin.newKey();

            assertThat(admin.lifecycle().requestKeyDeletion(rich.id(), "test"))
                    .isEqualTo(new KeyDeletionOutcome.StorageNotConfigured(rich.id()));
            DeletionReceipt receipt = admin.delete(poor);

            assertThat(admin.states(rich)).containsExactly("AVAILABLE");
            assertThat(
                            admin.count(
                                    "virtual_keys WHERE state = 'ACTIVE' AND id = '"
                                            + rich.id()
                                            + "'"))
                    .isOne();
            assertThat(receipt.state()).isEqualTo(State.BLOCKED);
            assertThat(receipt.blockedBy()).contains("CONDUITLLM__STORAGE__PROVIDER");
            assertThat(health(admin).getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
        }
    }

    private static Health health(LifecycleServer admin) {
        return admin.bean(StorageHealth.class).health();
    }
}
