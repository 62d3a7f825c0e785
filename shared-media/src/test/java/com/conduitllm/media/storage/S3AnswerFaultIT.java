package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.conduitllm.testing.proxy.Answer;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** "Nothing there" is believed only when the store says so in its own words. */
@ExtendWith(LocalStackExtension.class)
class S3AnswerFaultIT {
    private static final StorageKey KEY = new StorageKey("faults/picture.png");

    private HttpFaultProxy proxy;
    private StoreOnTrial store;
    private Bucket bucket;

    @BeforeEach
    void open(Bucket direct) {
        bucket = direct;
        bucket.put(KEY.value(), Uploads.PICTURE);
        proxy = HttpFaultProxy.to(direct.endpoint());
        store = StoreOnTrial.over(direct.through(proxy), Checksums.AUTO, StoreOnTrial.SHORT);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    static Stream<Arguments> questions() {
        return Stream.of(
                question("list", s -> s.list("faults/", null, 10)),
                question("unfinished", s -> s.hasUnfinishedUploads("faults/")),
                question("abort", s -> s.abortUnfinishedUploads("faults/")),
                question("inspect", ObjectStorage::inspect));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void believesNoEmptyAnswer(String name, Consumer<ObjectStorage> question) {
        proxy.on("GET").answer(request -> Answer.of(200, "application/xml", ""));

        assertThat(refusal(question).code()).isEqualTo(StorageException.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void believesNoWellFormedPage(String name, Consumer<ObjectStorage> question) {
        proxy.on("GET").answer(request -> Answer.of(200, "text/html", "<html><body/></html>"));

        assertThat(refusal(question).code()).isEqualTo(StorageException.MALFORMED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    @Timeout(30)
    void waitsOnlySoLong(String name, Consumer<ObjectStorage> question) {
        proxy.on("GET").holdRequest();
        proxy.on("HEAD").holdRequest();

        assertThat(refusal(question).code()).isEqualTo(StorageException.TIMED_OUT);
    }

    @Test
    void asksAgainWhenAListingBreaksOff() {
        proxy.on("GET").nth(1).cutAnswerAfter(50);

        List<ObjectSummary> objects = store.storage().list("faults/", null, 10).objects();

        assertThat(objects).extracting(ObjectSummary::name).containsExactly(KEY.value());
    }

    @Test
    void refusesAListingThatDoesNotSayWhetherItGoesOn() {
        proxy.on("GET").answer(request -> Answer.of(200, "application/xml", "<ListBucketResult/>"));

        assertThat(refusal(s -> s.list("faults/", null, 10)).code())
                .isEqualTo(StorageException.MALFORMED);
    }

    @Test
    void takesOnlyTheStoresOwnNoSuchKeyForAbsent() {
        proxy.on("GET").answer(request -> Answer.of(404, "text/html", "<html>not here</html>"));

        assertThat(refusal(s -> s.get(KEY, null)).code()).isEqualTo("NotFound");
        assertThat(refusal(ObjectStorage::readIdentity).code()).isEqualTo("NotFound");
    }

    @Test
    void takesAMissingBucketForNoAbsentObject() {
        proxy.on("GET").answer(S3Faults.error(404, "NoSuchBucket"));

        assertThat(refusal(s -> s.get(KEY, null)).code())
                .isEqualTo(StorageException.NO_SUCH_BUCKET);
    }

    @Test
    void refusesTheWholeObjectInPlaceOfARange() {
        proxy.on("GET").answer(request -> Answer.of(200, "image/png", "a picture"));

        assertThat(refusal(s -> s.get(KEY, new ByteRange(0, 8))).code())
                .isEqualTo(StorageException.MALFORMED);
    }

    @Test
    void readerNoticesABodyThatBreaksOff() throws IOException {
        proxy.on("GET").cutAnswerAfter(10);

        try (ObjectDownload download = store.storage().get(KEY, null).orElseThrow()) {
            assertThatThrownBy(() -> download.body().readAllBytes())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void saysWhatAForbiddenHeadMeans() {
        proxy.on("HEAD").answer(S3Faults.error(403, "AccessDenied"));

        StorageException refusal = refusal(s -> s.head(KEY));

        assertThat(refusal.code()).isEqualTo("AccessDenied");
        assertThat(refusal)
                .hasMessageContaining(KEY.value())
                .hasMessageContaining(bucket.name())
                .hasMessageContaining(proxy.endpoint().toString());
    }

    @Test
    void aStoreWithoutMultipartUploadsHasNoneUnfinished() {
        proxy.on(request -> request.hasParameter("uploads"))
                .answer(S3Faults.error(501, "NotImplemented"));

        assertThat(store.storage().hasUnfinishedUploads("")).isFalse();
        assertThat(store.storage().abortUnfinishedUploads("")).isZero();
    }

    private StorageException refusal(Consumer<ObjectStorage> question) {
        return catchThrowableOfType(StorageException.class, () -> question.accept(store.storage()));
    }

    private static Arguments question(String name, Consumer<ObjectStorage> question) {
        return Arguments.of(name, question);
    }
}
