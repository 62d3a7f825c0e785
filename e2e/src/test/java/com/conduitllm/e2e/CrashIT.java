package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.BulkMedia;
import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.testing.proxy.Gate;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** kill -9 where it hurts: afterwards bucket, tables, receipts and events agree. */
class CrashIT {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Gateway.IMPATIENT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void coreDiesAfterThePutAndTheUploadIsPurgedAfterItsDeadline() throws InterruptedException {
        NewKey key = gateway.operator().createKey("dies after the put");
        Gate put = gateway.core().links().s3().holdAnswer("PUT", path -> path.endsWith(".png"));
        CompletableFuture<Reply> answer = gateway.coreAs(key).generateLater("never finished", 1);
        put.awaitArrival(SOON);
        gateway.core().kill9();
        put.release();

        MediaRow row = gateway.ledger().mediaOf(key.id()).getFirst();
        assertThat(row.state()).isEqualTo("PENDING");
        assertThat(gateway.bucket().keys(key.folder())).containsExactly(row.storageKey());
        assertBroken(answer);
        await().atMost(PATIENCE).until(() -> gateway.ledger().mediaOf(key.id()).isEmpty());

        assertThat(gateway.bucket().keys(key.folder())).isEmpty();
        assertPurgedOnce(key, row);
        assertThat(gateway.events().deliveries("MediaGenerationCompleted", key.id())).isEmpty();
        gateway.core().start();
        assertThat(gateway.coreAs(key).generate("the key itself lives on", 1)).hasSize(1);
        gateway.audit().assertAgreement();
    }

    private static void assertBroken(CompletableFuture<Reply> answer) throws InterruptedException {
        try {
            throw new AssertionError("Answered: " + answer.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            assertThat(e).hasRootCauseInstanceOf(IOException.class);
        } catch (TimeoutException e) {
            throw new AssertionError("The connection outlives the process", e);
        }
    }

    private static void assertPurgedOnce(NewKey key, MediaRow row) {
        assertThat(
                        gateway.ledger()
                                .count(
                                        "media_deletions WHERE media_id = ? AND deleted_at > ?",
                                        row.id(),
                                        row.settlesAt().atOffset(ZoneOffset.UTC)))
                .as("forgotten once, and only after no upload could land any more")
                .isOne();
        Event gone = gateway.events().await("MediaDeleted", key.id(), 1).getFirst();
        assertThat(gone.body().path("storageKeys").valueStream().map(JsonNode::asString))
                .containsExactly(row.storageKey());
        assertThat(gone.body().path("reason").asString()).isEqualTo("abandoned_upload");
        assertThat(gateway.ledger().count("media_usage WHERE virtual_key_id = ?", key.id()))
                .isZero();
    }

    @Test
    void coreDiesBeforeTheRelayAndEachRecordIsAnnouncedAllTheSame() {
        NewKey key = gateway.operator().createKey("dies before the relay");
        gateway.core().links().broker().refuse();
        gateway.admin().links().broker().refuse();
        List<Image> images = gateway.coreAs(key).generate("announced later", 2);
        gateway.core().kill9();

        Ledger ledger = gateway.ledger();
        String ours = "event_outbox WHERE routing_key = ?";
        assertThat(ledger.count(ours, key.id().toString())).isEqualTo(2);
        assertThat(ledger.mediaOf(key.id())).allMatch(row -> row.state().equals("AVAILABLE"));
        assertThat(gateway.events().deliveries("MediaGenerationCompleted", key.id())).isEmpty();
        gateway.core().links().heal();
        gateway.admin().links().heal();
        gateway.core().start();

        List<Event> made = gateway.events().await("MediaGenerationCompleted", key.id(), 2);
        await().atMost(PATIENCE).until(() -> ledger.count(ours, key.id().toString()) == 0);
        assertThat(gateway.events().distinct("MediaGenerationCompleted", key.id()))
                .extracting(event -> event.body().path("mediaId").asString())
                .containsExactlyInAnyOrderElementsOf(images.stream().map(Image::id).toList());
        Object[] ids = made.stream().map(Event::id).toArray();
        await("Admin has taken both in")
                .atMost(PATIENCE)
                .until(() -> ledger.count("event_inbox WHERE event_id IN (?, ?)", ids) == 2);
        gateway.audit().assertAgreement();
    }

    @Test
    void adminDiesInTheMiddleOfAPurgeAndNothingIsCountedTwice() {
        int many = 1500;
        NewKey key = gateway.operator().createKey("purged by two lives of Admin");
        gateway.coreAs(key).generate("makes the bucket ours", 1);
        BulkMedia.insert(gateway, key, many);
        long bytes =
                gateway.ledger().mediaOf(key.id()).stream().mapToLong(MediaRow::sizeBytes).sum();
        Gate secondBatch = gateway.admin().links().s3().onDeleteObjects().nth(2).holdAnswer();
        String deletion =
                gateway.operator().deleteKey(key.id()).json().path("deletionId").asString();
        secondBatch.awaitArrival(PATIENCE);
        gateway.operator()
                .awaitReceipt(deletion, receipt -> receipt.path("objectsDeleted").asLong() > 0);
        gateway.admin().kill9();
        secondBatch.release();

        assertThat(gateway.bucket().keys(key.folder())).as("the store has deleted all").isEmpty();
        List<MediaRow> left = gateway.ledger().mediaOf(key.id());
        assertThat(left).as("and nobody wrote it down").hasSizeBetween(1, many);
        assertThat(left).allMatch(row -> row.state().equals("DELETING"));
        gateway.admin().start();

        JsonNode receipt = gateway.operator().awaitVerified(deletion);
        assertThat(receipt.path("objectsTotal").asLong()).isEqualTo(many + 1);
        assertThat(receipt.path("objectsDeleted").asLong()).isEqualTo(many + 1);
        assertThat(receipt.path("bytesDeleted").asLong()).isEqualTo(bytes);
        assertCountedOnce(key.id(), many + 1, bytes);
        gateway.audit().assertAgreement();
    }

    private static void assertCountedOnce(UUID key, int count, long bytes) {
        Ledger ledger = gateway.ledger();
        assertThat(ledger.count("media_deletions WHERE virtual_key_id = ?", key)).isEqualTo(count);
        assertThat(
                        ledger.count(
                                "(SELECT DISTINCT media_id FROM media_deletions"
                                        + " WHERE virtual_key_id = ?) d",
                                key))
                .isEqualTo(count);
        assertThat(ledger.count("virtual_keys WHERE id = ?", key)).isZero();
        gateway.events().await("VirtualKeyPurged", key, 1);
        await("MediaDeleted for each object")
                .atMost(PATIENCE)
                .until(() -> announced(key).size() >= count);
        assertThat(announced(key)).hasSize(count).doesNotHaveDuplicates();
        assertThat(
                        gateway.events().distinct("MediaDeleted", key).stream()
                                .mapToLong(event -> event.body().path("bytesFreed").asLong())
                                .sum())
                .isEqualTo(bytes);
        assertThat(gateway.events().distinct("VirtualKeyPurged", key)).hasSize(1);
    }

    private static List<String> announced(UUID key) {
        return gateway.events().distinct("MediaDeleted", key).stream()
                .flatMap(event -> event.body().path("storageKeys").valueStream())
                .map(JsonNode::asString)
                .toList();
    }
}
