package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.storage.BucketCondition.Versioning;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * What the embedded store cannot do: policies, versions, and refusing the second of two writers.
 */
@Tag("containers")
@ExtendWith(LocalStackExtension.class)
class RealStoreIT {
    private static final StorageKey FREE = new StorageKey("owner/free.png");
    private static final StorageKey DENIED = new StorageKey("owner/denied.png");

    private Bucket bucket;
    private StoreOnTrial store;

    @BeforeEach
    void open(LocalStack stack) {
        bucket = stack.newBucket();
        store = StoreOnTrial.over(bucket);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aKeyThatAPolicyProtectsIsReportedAndTheOthersGo() {
        bucket.put(FREE.value(), Uploads.PICTURE);
        bucket.put(DENIED.value(), Uploads.PICTURE);
        bucket.client()
                .putBucketPolicy(request ->
                        request.bucket(bucket.name())
                                .policy(
                                        """
                                        {"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",
                                         "Action":["s3:DeleteObject"],"Resource":["arn:aws:s3:::%s/%s"]}]}
                                        """
                                                .formatted(bucket.name(), DENIED.value())));

        DeletionOutcome outcome = store.storage().delete(List.of(FREE, DENIED));

        assertThat(outcome.confirmed()).containsExactly(FREE);
        assertThat(outcome.failed()).containsOnlyKeys(DENIED);
        assertThat(outcome.failed().get(DENIED).code()).isEqualTo("AccessDenied");
        assertThat(outcome.failed().get(DENIED).isTransient()).isFalse();
        assertThat(bucket.keys()).containsExactly(DENIED.value());
    }

    @Test
    void oneOfManyWritersOfTheMarkerWins() throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> written =
                    writers.invokeAll(
                            IntStream.range(0, 8)
                                    .<Callable<Boolean>>mapToObj(this::writer)
                                    .toList());

            int winners = 0;
            for (Future<Boolean> answer : written) {
                winners += answer.get() ? 1 : 0;
            }
            assertThat(winners).isOne();
            assertThat(store.storage().readIdentity()).isPresent();
        }
    }

    private Callable<Boolean> writer(int number) {
        BucketIdentity identity =
                new BucketIdentity(
                        new StoreId(new UUID(1, number)), "7430012345678901234", 3, 1, 5);
        return () -> store.storage().createIdentity(identity);
    }

    @Test
    void versioningIsSeen() {
        assertThat(store.storage().inspect().versioning()).isEqualTo(Versioning.NONE);
        version(BucketVersioningStatus.ENABLED);
        assertThat(store.storage().inspect().versioning()).isEqualTo(Versioning.ENABLED);
        version(BucketVersioningStatus.SUSPENDED);
        assertThat(store.storage().inspect().versioning()).isEqualTo(Versioning.SUSPENDED);
    }

    private void version(BucketVersioningStatus status) {
        bucket.client()
                .putBucketVersioning(request ->
                        request.bucket(bucket.name())
                                .versioningConfiguration(v -> v.status(status)));
    }
}
