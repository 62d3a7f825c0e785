package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.admin.lifecycle.DeletionReceipt.State;
import com.conduitllm.admin.lifecycle.LifecycleServer.Key;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import java.time.Duration;
import java.util.Map;

/** The embedded store knows no versions. */
@Tag("containers")
@ExtendWith(LocalStackExtension.class)
class VersionedBucketIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Database database;
    private Bucket bucket;

    @BeforeEach
    void fresh(LocalStack stack) {
        database = stack.newDatabase();
        bucket = stack.newBucket();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Enabled", "Suspended"})
    void deletesNothingWhereADeleteWouldOnlyHide(String versioning) {
        Key key = aKeyWithTwoObjects();
        bucket.setVersioning(versioning);
        try (HttpFaultProxy s3 = HttpFaultProxy.to(bucket.endpoint());
                LifecycleServer admin =
                        LifecycleServer.start(database, bucket.through(s3), Map.of())) {
            DeletionReceipt receipt = admin.delete(key);

            await().atMost(PATIENCE).until(() -> admin.receipt(receipt).state() == State.BLOCKED);
            assertThat(admin.receipt(receipt).blockedBy())
                    .contains("keeps old versions")
                    .containsIgnoringCase(versioning);
            Health health = admin.bean(StorageHealth.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.OUT_OF_SERVICE);
            assertThat(s3.deletedKeys()).isEmpty();
            assertThat(bucket.keys(key.prefix().asFolder())).hasSize(2);
        }
    }

    private Key aKeyWithTwoObjects() {
        try (LifecycleServer admin = LifecycleServer.start(database, bucket, Map.of())) {
            Key key = admin.newKey();
            admin.media(key, admin.establishStore(), 2);
            LifecycleServer.put(bucket, key, 2);
            return key;
        }
    }
}
