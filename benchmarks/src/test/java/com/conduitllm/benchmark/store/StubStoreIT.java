package com.conduitllm.benchmark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.benchmark.store.KeyThrottle.Refusal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The stub against the client that the services use. */
class StubStoreIT {
    private static final String BUCKET = "benchmark";
    private final StubStore store = StubStore.start();
    private final S3Client s3 = StubClient.to(store);
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void stop() {
        s3.close();
        store.close();
    }

    private void limit(int keys, Refusal refusal) {
        store.throttle(new KeyThrottle(keys, 1, refusal, now::get));
    }

    private DeleteObjectsResponse delete(int keys) {
        List<ObjectIdentifier> all =
                IntStream.range(0, keys)
                        .mapToObj(n -> ObjectIdentifier.builder().key("a/" + n + "&<>").build())
                        .toList();
        return s3.deleteObjects(r -> r.bucket(BUCKET).delete(d -> d.quiet(true).objects(all)));
    }

    private void fill(int keys) {
        IntStream.range(0, keys).forEach(n -> store.put("a/" + n + "&<>", new byte[] {1}));
    }

    @Test
    void keepsListsAndDeletesObjects() {
        s3.putObject(r -> r.bucket(BUCKET).key("b/1"), RequestBody.fromString("one"));
        fill(3);

        assertThat(s3.getObjectAsBytes(r -> r.bucket(BUCKET).key("b/1")).asUtf8String())
                .isEqualTo("one");
        assertThat(s3.headObject(r -> r.bucket(BUCKET).key("b/1")).contentLength()).isEqualTo(3);
        assertThat(
                        s3.listObjectsV2(r ->
                                        r.bucket(BUCKET)
                                                .prefix("a/")
                                                .startAfter("a/0&<>")
                                                .maxKeys(1)
                                                .encodingType(EncodingType.URL))
                                .contents())
                .extracting(S3Object::key)
                .containsExactly("a/1&<>");
        assertThat(delete(3).errors()).isEmpty();
        assertThat(store.count("a/")).isZero();
        assertThat(store.count("b/")).isOne();
        assertThat(store.counts().keysTaken()).isEqualTo(3);
    }

    @Test
    void createsAnObjectOnlyOnceWhenAsked() {
        s3.putObject(r -> r.bucket(BUCKET).key("x").ifNoneMatch("*"), RequestBody.fromString("1"));

        assertThatThrownBy(() ->
                        s3.putObject(
                                r -> r.bucket(BUCKET).key("x").ifNoneMatch("*"),
                                RequestBody.fromString("2")))
                .isInstanceOfSatisfying(
                        S3Exception.class, e -> assertThat(e.statusCode()).isEqualTo(412));
    }

    @Test
    void saysWhatTheServicesWantToKnowOfABucket() {
        s3.headBucket(r -> r.bucket(BUCKET));
        assertThat(s3.getBucketVersioning(r -> r.bucket(BUCKET)).status()).isNull();
        assertThat(s3.listMultipartUploads(r -> r.bucket(BUCKET)).uploads()).isEmpty();
        assertThat(store.counts().requests())
                .containsOnlyKeys("HeadBucket", "GetBucketVersioning", "ListMultipartUploads");
    }

    @Test
    void refusesAWholeRequestAndKeepsItsObjects() {
        fill(12);
        limit(10, Refusal.WHOLE_REQUEST);

        assertThatThrownBy(() -> delete(12))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> {
                            assertThat(e.statusCode()).isEqualTo(503);
                            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
                        });
        assertThat(store.count("a/")).isEqualTo(12);
        assertThat(store.counts().keysRefused()).isEqualTo(12);
    }

    @Test
    void refusesSingleKeysWithinASuccessAndKeepsTheirObjects() {
        fill(12);
        limit(10, Refusal.PER_KEY);

        List<S3Error> errors = delete(12).errors();

        assertThat(errors).hasSize(2).allSatisfy(e -> assertThat(e.code()).isEqualTo("SlowDown"));
        assertThat(errors).extracting(S3Error::key).containsExactly("a/10&<>", "a/11&<>");
        assertThat(store.count("a/")).isEqualTo(2);
    }

    @Test
    void takesItsTime() {
        store.latency(Duration.ofMillis(100));
        long started = System.nanoTime();

        s3.headBucket(r -> r.bucket(BUCKET));

        assertThat(Duration.ofNanos(System.nanoTime() - started))
                .isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }
}
