package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** No call to the store while a database transaction is active; the endpoint here has no server. */
class S3TransactionTest {
    private static final StorageKey KEY = new StorageKey("a/b.png");
    private static final BucketIdentity IDENTITY =
            new BucketIdentity(new StoreId(new UUID(1, 2)), "1", 1, 1, 1);
    private static final S3Settings NOWHERE =
            new S3Settings(
                    URI.create("http://127.0.0.1:9"),
                    "a",
                    "b",
                    "media",
                    null,
                    null,
                    null,
                    true,
                    Checksums.AUTO,
                    1,
                    1,
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(1));

    private final S3Clients clients = S3Clients.open(NOWHERE, StoreOnTrial.SHORT);
    private final ObjectStorage storage = new S3ObjectStorage(clients, StoreOnTrial.SHORT, null);

    @BeforeEach
    void beginTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
    }

    @AfterEach
    void endTransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(false);
        clients.close();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                call("put", s -> s.put(KEY, Uploads.picture(), Uploads.window())),
                call("head", s -> s.head(KEY)),
                call("get", s -> s.get(KEY, null)),
                call("delete", s -> s.delete(List.of(KEY))),
                call("list", s -> s.list("", null, 1)),
                call("hasUnfinishedUploads", s -> s.hasUnfinishedUploads("")),
                call("abortUnfinishedUploads", s -> s.abortUnfinishedUploads("")),
                call("inspect", ObjectStorage::inspect),
                call("readIdentity", ObjectStorage::readIdentity),
                call("createIdentity", s -> s.createIdentity(IDENTITY)),
                call("replaceIdentity", s -> s.replaceIdentity(IDENTITY)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void refusesTheCall(String name, Consumer<ObjectStorage> call) {
        assertThatIllegalStateException()
                .isThrownBy(() -> call.accept(storage))
                .withMessageContaining("database transaction");
    }

    @Test
    void refusesToMakeTheBucket() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new BucketCreation(clients, true).ensureBucket());
    }

    @Test
    void everyMethodThatTalksToTheStoreIsTriedHere() {
        List<String> local = List.of("storageUrl", "publicUrl");
        List<String> tried = calls().map(arguments -> (String) arguments.get()[0]).toList();

        assertThat(Arrays.stream(ObjectStorage.class.getMethods()).map(m -> m.getName()))
                .filteredOn(name -> !local.contains(name))
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    private static Arguments call(String name, Consumer<ObjectStorage> call) {
        return Arguments.of(name, call);
    }
}
