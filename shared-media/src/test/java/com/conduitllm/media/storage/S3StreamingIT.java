package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.testing.proxy.TcpProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** Objects pass through, in both directions; none is ever held in memory. */
@ExtendWith(LocalStackExtension.class)
class S3StreamingIT {
    private static final StorageKey KEY = new StorageKey("streams/film.mp4");
    private static final long LENGTH = 64L << 20;

    /** What sockets and the proxy between them may hold. */
    private static final long BUFFERS = LENGTH / 2;

    private TcpProxy proxy;
    private StoreOnTrial store;

    @BeforeEach
    void open(Bucket bucket) {
        proxy = TcpProxy.to(bucket.endpoint().getHost(), bucket.endpoint().getPort());
        store = over(bucket, Patience.STANDARD);
    }

    @AfterEach
    void close() {
        store.close();
        proxy.close();
    }

    @Test
    @Timeout(120)
    void readsTheSourceOnlyAsFastAsTheStoreTakesIt() {
        List<GeneratedBytes> opened = new CopyOnWriteArrayList<>();
        store.storage().head(KEY);
        proxy.hold();

        CompletableFuture<PutReceipt> upload = CompletableFuture.supplyAsync(() -> put(opened));

        // The first stream is hashed for the signature, the second is sent.
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> opened.size() == 2 && opened.getLast().position() > 0);
        GeneratedBytes sent = opened.getLast();
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(20))
                .until(sent::position, position -> position < BUFFERS);
        proxy.heal();

        assertThat(upload.join().attempts()).isEqualTo(1);
        assertThat(sent.position()).isEqualTo(LENGTH);
        assertThat(store.storage().head(KEY).orElseThrow().sizeBytes()).isEqualTo(LENGTH);
    }

    @Test
    @Timeout(120)
    void handsOutTheBeginningBeforeTheEndHasArrived() throws IOException {
        put(new CopyOnWriteArrayList<>());
        proxy.reset();
        proxy.cutAfter(BUFFERS);

        try (ObjectDownload download = store.storage().get(KEY, null).orElseThrow();
                InputStream expected = new GeneratedBytes(LENGTH)) {
            assertThat(download.length()).isEqualTo(LENGTH);
            assertThat(download.body().readNBytes(1 << 20)).isEqualTo(expected.readNBytes(1 << 20));
            assertThatThrownBy(() -> download.body().readAllBytes())
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @Timeout(60)
    void givesConnectionsBackWhenReadersLeaveEarly() {
        put(new CopyOnWriteArrayList<>());

        for (int i = 0; i < 300; i++) {
            store.storage().get(KEY, null).orElseThrow().close();
        }

        assertThat(store.storage().head(KEY)).isPresent();
        Awaitility.await().until(() -> proxy.connections() < 10);
    }

    @Test
    @Timeout(60)
    void doesNotCutOffALargeObjectThatStillMoves(Bucket bucket) throws IOException {
        Duration soon = Duration.ofMillis(500);
        long length = 8L << 20;
        ObjectContent content =
                new ObjectContent(() -> new GeneratedBytes(length), length, "video/mp4");
        try (StoreOnTrial hasty =
                over(bucket, new Patience(soon, soon, Duration.ofSeconds(10), soon, 64 * 1024))) {
            hasty.storage().head(KEY);
            proxy.latency(Duration.ofMillis(10));
            Instant start = Instant.now();

            hasty.storage().put(KEY, content, Uploads.window());
            Instant stored = Instant.now();
            try (ObjectDownload download = hasty.storage().get(KEY, null).orElseThrow()) {
                assertThat(download.body().readAllBytes()).hasSize((int) length);
            }

            assertThat(Duration.between(start, stored)).isGreaterThan(soon);
            assertThat(Duration.between(stored, Instant.now())).isGreaterThan(soon);
        }
    }

    private StoreOnTrial over(Bucket bucket, Patience patience) {
        S3Settings settings =
                new S3Settings(
                        URI.create("http://" + proxy.host() + ":" + proxy.port()),
                        bucket.accessKey(),
                        bucket.secretKey(),
                        bucket.name(),
                        bucket.region(),
                        null,
                        true,
                        false,
                        Checksums.AUTO,
                        LENGTH,
                        3500,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(1));
        S3Clients clients = S3Clients.open(settings, patience);
        return new StoreOnTrial(clients, new S3ObjectStorage(clients, patience, null));
    }

    private PutReceipt put(List<GeneratedBytes> opened) {
        ObjectContent content =
                new ObjectContent(
                        () -> {
                            opened.add(new GeneratedBytes(LENGTH));
                            return opened.getLast();
                        },
                        LENGTH,
                        "video/mp4");
        return store.storage().put(KEY, content, Uploads.window());
    }
}
