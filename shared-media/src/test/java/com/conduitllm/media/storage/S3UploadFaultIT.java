package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.conduitllm.testing.proxy.Answer;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Attempts are counted, and none leaves after the signing window has closed. */
@ExtendWith(LocalStackExtension.class)
class S3UploadFaultIT {
    private static final StorageKey KEY = new StorageKey("faults/picture.png");

    private HttpFaultProxy proxy;
    private StoreOnTrial store;
    private Bucket bucket;

    @BeforeEach
    void open(Bucket direct) {
        bucket = direct;
        bucket.delete(KEY.value());
        proxy = HttpFaultProxy.to(direct.endpoint());
        store = StoreOnTrial.over(direct.through(proxy), Checksums.AUTO, StoreOnTrial.SHORT);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    @Test
    void countsTheAttemptThatTheStoreRefused() {
        proxy.on("PUT").nth(1).answer(S3Faults.slowDown());

        PutReceipt receipt = put(Uploads.window());

        assertThat(receipt.attempts()).isEqualTo(2);
        assertThat(receipt.settled()).isFalse();
        assertThat(bucket.bytes(KEY.value())).isEqualTo(Uploads.PICTURE);
    }

    @Test
    void countsTheAttemptWhoseAnswerWasLost() {
        proxy.on("PUT").nth(1).loseAnswer();

        PutReceipt receipt = put(Uploads.window());

        assertThat(receipt.attempts()).isEqualTo(2);
        assertThat(puts()).isEqualTo(2);
    }

    @Test
    void signsNoAttemptAfterTheWindowClosed() {
        AtomicLong now = new AtomicLong();
        SigningWindow window = SigningWindow.open(Duration.ofMinutes(1), now::get);
        proxy.on("PUT")
                .answer(request -> {
                    now.set(Duration.ofMinutes(1).toNanos());
                    return S3Faults.slowDown().to(request);
                });

        assertThatExceptionOfType(SigningWindowClosedException.class).isThrownBy(() -> put(window));

        assertThat(puts()).isEqualTo(1);
        assertThat(bucket.keys("faults/")).isEmpty();
    }

    @Test
    void sendsNothingIntoAWindowThatClosedBeforeTheFirstAttempt() {
        AtomicLong now = new AtomicLong();
        SigningWindow window = SigningWindow.open(Duration.ofMinutes(1), now::get);
        ObjectContent slow =
                new ObjectContent(
                        () -> {
                            now.set(Duration.ofMinutes(1).toNanos());
                            return Uploads.picture().source().open();
                        },
                        Uploads.PICTURE.length,
                        "image/png");

        assertThatExceptionOfType(SigningWindowClosedException.class)
                .isThrownBy(() -> store.storage().put(KEY, slow, window));

        assertThat(puts()).isZero();
    }

    @Test
    @Timeout(8)
    void waitsForASilentStoreOnlyAsLongAsTheWindow() {
        proxy.on("PUT").holdRequest();
        SigningWindow window = SigningWindow.open(Duration.ofSeconds(2), System::nanoTime);

        try (StoreOnTrial patient = StoreOnTrial.over(bucket.through(proxy))) {
            assertThatExceptionOfType(SigningWindowClosedException.class)
                    .isThrownBy(() -> patient.storage().put(KEY, Uploads.picture(), window));
        }
    }

    @Test
    void triesAgainOnlyAFewTimes() {
        proxy.on("PUT").answer(S3Faults.serviceUnavailable());

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> put(Uploads.window()));

        assertThat(failure.code()).isEqualTo("ServiceUnavailable");
        assertThat(failure).hasMessageContaining(bucket.name()).hasMessageContaining("faults/");
        assertThat(puts()).isEqualTo(4);
    }

    @Test
    void doesNotRepeatWhatIsForbidden() {
        proxy.on("PUT").answer(S3Faults.error(403, "SignatureDoesNotMatch"));

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> put(Uploads.window()));

        assertThat(failure.code()).isEqualTo("SignatureDoesNotMatch");
        assertThat(puts()).isEqualTo(1);
        assertThat(failure.toString() + failure.getCause())
                .doesNotContain(bucket.secretKey())
                .doesNotContain("Signature=");
    }

    @Test
    void takesAPageForNoAcknowledgement() {
        proxy.on("PUT").answer(request -> Answer.of(200, "text/html", "<html>hello</html>"));

        StorageException failure =
                catchThrowableOfType(StorageException.class, () -> put(Uploads.window()));

        assertThat(failure.code()).isEqualTo(StorageException.MALFORMED);
    }

    @Test
    void sendsPlainBodiesToForeignStores() {
        put(Uploads.window());

        RecordedRequest request = proxy.requests("PUT").getFirst();
        assertThat(request.header("content-encoding")).isEmpty();
        assertThat(request.header("x-amz-trailer")).isEmpty();
        assertThat(request.header("content-length"))
                .contains(Integer.toString(Uploads.PICTURE.length));
        assertThat(request.header("content-type")).contains("image/png");
    }

    @Test
    void sendsTheSdksChecksumsWhereTheyAreWanted() {
        try (StoreOnTrial aws =
                StoreOnTrial.over(bucket.through(proxy), Checksums.AWS, StoreOnTrial.SHORT)) {
            aws.storage().put(KEY, Uploads.picture(), Uploads.window());
        }

        assertThat(proxy.requests("PUT").getFirst().header("x-amz-trailer")).isPresent();
        assertThat(bucket.bytes(KEY.value())).isEqualTo(Uploads.PICTURE);
    }

    @Test
    void storesNothingOfASourceThatEndsTooEarly() {
        ObjectContent shorter =
                new ObjectContent(
                        Uploads.picture().source(), Uploads.PICTURE.length + 1, "image/png");

        assertThatThrownBy(() -> store.storage().put(KEY, shorter, Uploads.window()))
                .isInstanceOf(RuntimeException.class);

        assertThat(bucket.keys("faults/")).isEmpty();
    }

    @Test
    void handsOnThatTheSourceCannotBeOpened() {
        ObjectContent unreadable =
                new ObjectContent(
                        () -> {
                            throw new IOException("The disk is gone");
                        },
                        10,
                        "image/png");

        assertThatThrownBy(() -> store.storage().put(KEY, unreadable, Uploads.window()))
                .isInstanceOf(UncheckedIOException.class)
                .rootCause()
                .hasMessage("The disk is gone");
    }

    @Test
    void closesEveryStreamThatItOpened() {
        Set<InputStream> opened = ConcurrentHashMap.newKeySet();
        Set<InputStream> closed = ConcurrentHashMap.newKeySet();
        proxy.on("PUT").nth(1).answer(S3Faults.slowDown());
        ObjectContent.Source noting =
                () -> {
                    InputStream stream =
                            new FilterInputStream(Uploads.picture().source().open()) {
                                @Override
                                public void close() throws IOException {
                                    closed.add(this);
                                    super.close();
                                }
                            };
                    opened.add(stream);
                    return stream;
                };

        store.storage()
                .put(
                        KEY,
                        new ObjectContent(noting, Uploads.PICTURE.length, "image/png"),
                        Uploads.window());

        assertThat(opened).hasSizeGreaterThanOrEqualTo(2).isEqualTo(closed);
    }

    private PutReceipt put(SigningWindow window) {
        return store.storage().put(KEY, Uploads.picture(), window);
    }

    private long puts() {
        return proxy.count("PUT", path -> true);
    }
}
