package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.conduitllm.testing.proxy.Answer;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.RecordedRequest;
import com.conduitllm.testing.proxy.Reply;
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

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** A deletion is believed only when the store's own, whole answer says so. */
@ExtendWith(LocalStackExtension.class)
class S3DeletionFaultIT {
    private static final String XML = "application/xml";
    private static final StorageKey FIRST = new StorageKey("faults/first.png");
    private static final StorageKey SECOND = new StorageKey("faults/second.png");

    private HttpFaultProxy proxy;
    private StoreOnTrial store;
    private Bucket bucket;

    @BeforeEach
    void open(Bucket direct) {
        bucket = direct;
        proxy = HttpFaultProxy.to(direct.endpoint());
        store = StoreOnTrial.over(direct.through(proxy), Checksums.AUTO, StoreOnTrial.SHORT);
        bucket.put(FIRST.value(), Uploads.PICTURE);
        bucket.put(SECOND.value(), Uploads.PICTURE);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    @Test
    void reportsEachKeysOwnError() {
        proxy.onDeleteObjects().answer(errorFor(SECOND.value(), "AccessDenied"));

        DeletionOutcome outcome = delete();

        assertThat(outcome.confirmed()).containsExactly(FIRST);
        assertThat(outcome.failed())
                .containsOnlyKeys(SECOND)
                .containsEntry(SECOND, new DeletionOutcome.Failure("AccessDenied", "No, \"sir\""));
    }

    @Test
    void confirmsNothingWhenEveryKeyFails() {
        proxy.onDeleteObjects().answer(S3Faults.perKeyErrors("SlowDown"));

        DeletionOutcome outcome = delete();

        assertThat(outcome.confirmed()).isEmpty();
        assertThat(outcome.failed()).hasSize(2);
        assertThat(outcome.failed().get(FIRST).isThrottling()).isTrue();
    }

    @Test
    void believesNothingOfAnAnswerThatNamesAnotherKey() {
        proxy.onDeleteObjects().answer(errorFor("faults%2Ffirst.png", "AccessDenied"));

        assertThat(refusal().code()).isEqualTo(StorageException.MALFORMED);
    }

    static Stream<Arguments> unbelievable() {
        return Stream.of(
                answer("an empty body", Answer.of(200, XML, "")),
                answer("no content at all", Answer.of(204, XML, "")),
                answer("blank text", Answer.of(200, XML, "\n")),
                Arguments.of("a web page", S3Faults.htmlPage()),
                answer("a well-formed page", Answer.of(200, XML, "<html><body/></html>")),
                answer("JSON", Answer.of(200, "application/json", "{}")),
                answer("an unclosed root", Answer.of(200, XML, "<DeleteResult>")),
                answer("bytes after the end", Answer.of(200, XML, "<DeleteResult/><html/>")),
                answer("another result", Answer.of(200, XML, "<ListBucketResult/>")),
                answer(
                        "an error without a key",
                        Answer.of(200, XML, "<DeleteResult><Error/></DeleteResult>")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unbelievable")
    void believesNoAnswerButADeleteResult(String name, Reply reply) {
        proxy.onDeleteObjects().answer(reply);

        StorageException refusal = refusal();

        assertThat(refusal.code()).isEqualTo(StorageException.MALFORMED);
        assertThat(refusal).hasMessageContaining(bucket.name());
        assertThat(bucket.keys("faults/")).hasSize(2);
    }

    @Test
    void believesNoDocumentThatEndsInTheMiddle() {
        proxy.onDeleteObjects().answer(S3Faults.truncatedXml());

        assertThat(refusal().code()).isEqualTo(StorageException.MALFORMED);
    }

    @Test
    void believesNoAnswerThatIsShorterThanItsLength() {
        proxy.onDeleteObjects().cutAnswerAfter(20);

        assertThat(refusal().code()).isEqualTo(StorageException.UNREACHABLE);
        assertThat(bucket.keys("faults/")).isEmpty();
    }

    @Test
    void takesAnErrorDocumentWithStatus200ForAnError() {
        proxy.onDeleteObjects()
                .answer(request ->
                        Answer.of(200, XML, "<Error><Code>InternalError</Code></Error>"));

        assertThat(refusal().code()).isEqualTo("InternalError");
    }

    @Test
    void handsThrottlingToTheCallerAtOnce() {
        proxy.onDeleteObjects().answer(S3Faults.slowDown());

        StorageException refusal = refusal();

        assertThat(refusal.code()).isEqualTo("SlowDown");
        assertThat(refusal.isThrottling()).isTrue();
        assertThat(deletions()).hasSize(1);
    }

    @Test
    void knowsNothingWhenTheAnswerIsLost() {
        proxy.onDeleteObjects().loseAnswer();

        assertThat(refusal().code()).isEqualTo(StorageException.UNREACHABLE);
        assertThat(deletions()).hasSize(1);
        assertThat(bucket.keys("faults/")).isEmpty();
    }

    @Test
    void knowsNothingWhenTheStoreIsDown() {
        proxy.refuse();

        assertThat(refusal().code()).isEqualTo(StorageException.UNREACHABLE);
        assertThat(bucket.keys("faults/")).hasSize(2);
    }

    @Test
    @Timeout(8)
    void waitsForASilentStoreOnlySoLong() {
        proxy.onDeleteObjects().holdRequest();

        assertThat(refusal().code()).isEqualTo(StorageException.TIMED_OUT);

        assertThat(deletions()).hasSize(1);
    }

    @Test
    void asksForErrorsOnlyAndSendsAChecksum() {
        delete();

        RecordedRequest request = deletions().getFirst();
        assertThat(request.deletedKeys()).containsExactly(FIRST.value(), SECOND.value());
        assertThat(request.headers().keySet()).anyMatch(h -> h.startsWith("x-amz-checksum-"));
        assertThat(request.header("content-md5")).isEmpty();
    }

    @Test
    void sendsContentMd5ToStoresThatWantIt() {
        try (StoreOnTrial older =
                StoreOnTrial.over(bucket.through(proxy), Checksums.MD5, StoreOnTrial.SHORT)) {
            older.storage().delete(List.of(FIRST));
        }

        assertThat(deletions().getFirst().header("content-md5")).isPresent();
        assertThat(bucket.keys("faults/")).containsExactly(SECOND.value());
    }

    private DeletionOutcome delete() {
        return store.storage().delete(List.of(FIRST, SECOND));
    }

    private StorageException refusal() {
        return catchThrowableOfType(StorageException.class, this::delete);
    }

    private List<RecordedRequest> deletions() {
        return proxy.requests().stream().filter(RecordedRequest::isDeleteObjects).toList();
    }

    private static Arguments answer(String name, Answer answer) {
        return Arguments.of(name, (Reply) request -> answer);
    }

    private static Reply errorFor(String key, String code) {
        String xml =
                "<DeleteResult><Error><Key>%s</Key><Code>%s</Code><Message>No,\n\"sir\"</Message></Error></DeleteResult>"
                        .formatted(key, code);
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        return request -> Answer.of(200, XML, new String(bytes, StandardCharsets.UTF_8));
    }
}
