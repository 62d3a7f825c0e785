package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.conduitllm.media.storage.BucketCondition.Versioning;
import com.conduitllm.testing.proxy.Answer;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The bucket itself: whether it exists, what it keeps, whose it is. */
@ExtendWith(LocalStackExtension.class)
class S3BucketIT {
    private static final BucketIdentity IDENTITY =
            new BucketIdentity(new StoreId(new UUID(1, 2)), "7430012345678901234", 3, 16_385, 5);

    private Bucket bucket;
    private HttpFaultProxy proxy;
    private StoreOnTrial store;

    @BeforeEach
    void open(LocalStack stack) {
        bucket = stack.newBucket();
        proxy = HttpFaultProxy.to(bucket.endpoint());
        store = StoreOnTrial.over(bucket.through(proxy), Checksums.AUTO, StoreOnTrial.SHORT);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    @Test
    void saysThatTheBucketDoesNotExist() {
        bucket.client().deleteBucket(r -> r.bucket(bucket.name()));

        StorageException missing =
                catchThrowableOfType(StorageException.class, () -> store.storage().inspect());

        assertThat(missing.code()).isEqualTo(StorageException.NO_SUCH_BUCKET);
        assertThat(missing)
                .hasMessageContaining("does not exist")
                .hasMessageContaining(bucket.name())
                .hasMessageContaining("CONDUITLLM__STORAGE__S3__AUTOCREATEBUCKET");
    }

    @Test
    void makesTheBucketOnlyWhenThatIsWanted() {
        bucket.client().deleteBucket(r -> r.bucket(bucket.name()));

        assertThat(new BucketCreation(store.clients(), false).ensureBucket()).isFalse();
        assertThat(new BucketCreation(store.clients(), true).ensureBucket()).isTrue();
        assertThat(new BucketCreation(store.clients(), true).ensureBucket()).isFalse();

        assertThat(store.storage().inspect().versioning()).isEqualTo(Versioning.NONE);
    }

    @Test
    void tellsVersionedBucketsFromOthers() {
        assertThat(versioningSaid("<VersioningConfiguration/>")).isEqualTo(Versioning.NONE);
        assertThat(versioningSaid(versioning("Enabled"))).isEqualTo(Versioning.ENABLED);
        assertThat(versioningSaid(versioning("Suspended"))).isEqualTo(Versioning.SUSPENDED);
        assertThat(versioningSaid(versioning("Whatever"))).isEqualTo(Versioning.ENABLED);
    }

    @Test
    void takesAStoreThatKnowsNoVersioningForUnversioned() {
        proxy.on(r -> r.hasParameter("versioning")).answer(S3Faults.error(501, "NotImplemented"));

        assertThat(store.storage().inspect().versioning()).isEqualTo(Versioning.NONE);
    }

    @Test
    void abortsUploadsThatWereNeverFinished() {
        bucket.client().createMultipartUpload(r -> r.bucket(bucket.name()).key("a/1.mp4"));
        bucket.client().createMultipartUpload(r -> r.bucket(bucket.name()).key("b/2.mp4"));

        assertThat(store.storage().hasUnfinishedUploads("a/")).isTrue();
        assertThat(store.storage().abortUnfinishedUploads("a/")).isEqualTo(1);
        assertThat(store.storage().hasUnfinishedUploads("a/")).isFalse();
        assertThat(store.storage().hasUnfinishedUploads("b/")).isTrue();
    }

    @Test
    void writesAMarkerThatPeopleCanRead() {
        store.storage().createIdentity(IDENTITY);

        assertThat(new String(bucket.bytes(S3Identity.NAME), StandardCharsets.UTF_8))
                .contains("\"schemaVersion\" : 1")
                .contains("\"storeId\" : \"00000000-0000-0001-0000-000000000002\"")
                .contains("\"ledgerEpoch\" : 5")
                .contains("Written by Conduit Media");
    }

    @Test
    void asksTheStoreToRefuseASecondMarker() {
        store.storage().createIdentity(IDENTITY);

        assertThat(proxy.requests("PUT").getFirst().header("if-none-match")).contains("*");
    }

    @Test
    void losesTheRaceForTheMarkerToAnother() {
        bucket.put(S3Identity.NAME, IdentityDocument.write(IDENTITY));
        proxy.on("GET").nth(1).answer(S3Faults.error(404, "NoSuchKey"));
        BucketIdentity late = new BucketIdentity(new StoreId(new UUID(8, 9)), "1", 1, 1, 1);

        assertThat(store.storage().createIdentity(late)).isFalse();
        assertThat(store.storage().readIdentity()).contains(IDENTITY);
    }

    @Test
    void knowsItsOwnMarkerWhenTheAnswerWasLost() {
        proxy.on("PUT").nth(1).loseAnswer();

        assertThat(store.storage().createIdentity(IDENTITY)).isTrue();
        assertThat(store.storage().readIdentity()).contains(IDENTITY);
    }

    @Test
    void refusesAMarkerThatItCannotRead() {
        Map.of(
                        "not JSON", "hello",
                        "empty", "",
                        "missing", "{\"schemaVersion\":1}",
                        "longer than 65536 bytes", " ".repeat(70_000))
                .forEach((name, content) -> {
                    bucket.put(S3Identity.NAME, content.getBytes(StandardCharsets.UTF_8));
                    StorageException refusal =
                            catchThrowableOfType(
                                    StorageException.class, () -> store.storage().readIdentity());
                    assertThat(refusal.code()).isEqualTo(StorageException.MALFORMED);
                    assertThat(refusal).hasMessageContaining("unusable");
                });
    }

    private Versioning versioningSaid(String xml) {
        proxy.on(r -> r.hasParameter("versioning"))
                .answer(request -> Answer.of(200, "application/xml", xml));
        return store.storage().inspect().versioning();
    }

    private static String versioning(String status) {
        return "<VersioningConfiguration><Status>" + status + "</Status></VersioningConfiguration>";
    }
}
