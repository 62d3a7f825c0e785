package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.Audit;
import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.EventTap;
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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Create a key, generate, fetch, delete the key: everything is gone, and there is a proof. */
class MainJobIT {
    private static final String PROMPT = "a harbour at dawn, “with boats”";

    private static Gateway gateway;

    @BeforeAll
    static void start() {
        gateway = Gateway.start(Map.of());
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void whatAKeyHasMadeIsGoneAfterTheKeyIsDeleted() {
        NewKey key = gateway.operator().createKey("five steps");
        CoreApi core = gateway.coreAs(key);
        List<Image> images = core.generate(PROMPT, 3);
        List<MediaRow> rows = gateway.ledger().mediaOf(key.id());
        assertStored(key, images, rows);
        gateway.audit().assertAgreement();

        Gate purge = gateway.admin().links().s3().onDeleteObjects().holdRequest();
        Reply accepted = gateway.operator().deleteKey(key.id());
        assertDeadAtOnce(key, images);
        purge.awaitArrival(Duration.ofSeconds(20));
        assertThat(gateway.bucket().keys(key.folder())).as("nothing is purged yet").hasSize(3);
        assertDeadAtOnce(key, images);
        purge.release();

        JsonNode receipt = assertVerified(key, accepted, rows);
        assertThat(gateway.bucket().mediaKeys()).as("the bucket, listed").isEmpty();
        assertLogLines(key);
        assertTables(key);
        assertEvents(key, rows);
        assertThat(gateway.operator().deleteKey(key.id()).json())
                .as("asking again gives the same receipt")
                .isEqualTo(receipt);
        gateway.audit().assertAgreement();
    }

    private static void assertStored(NewKey key, List<Image> images, List<MediaRow> rows) {
        assertThat(images).hasSize(3);
        assertThat(rows).hasSize(3).allMatch(row -> row.state().equals("AVAILABLE"));
        assertThat(rows).allMatch(row -> row.storageKey().startsWith(key.folder()));
        assertThat(gateway.bucket().keys(key.folder()))
                .containsExactlyElementsOf(rows.stream().map(MediaRow::storageKey).toList());
        for (Image image : images) {
            Reply fetched = gateway.core().http().get(image.url());
            MediaRow row = row(rows, image.id());
            assertThat(image.url())
                    .isEqualTo(gateway.core().address() + "/v1/media/" + row.storageKey());
            assertThat(fetched.status()).isEqualTo(200);
            assertThat(fetched.header("Content-Type")).isEqualTo("image/png");
            assertThat(Audit.sha256(fetched.bytes())).isEqualTo(row.contentHash());
            assertThat(fetched.header("ETag")).isEqualTo("\"" + row.contentHash() + "\"");
        }
    }

    /** From the moment the call returned, however long the purge takes. */
    private static void assertDeadAtOnce(NewKey key, List<Image> images) {
        Reply refused = gateway.coreAs(key).models();
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().at("/error/code").asString()).isEqualTo("invalid_api_key");
        assertThat(gateway.coreAs(key).generate("{\"prompt\":\"x\"}").status()).isEqualTo(401);
        for (Image image : images) {
            Reply gone = gateway.core().http().get(image.url());
            assertThat(gone.status()).isEqualTo(404);
            assertThat(gone.json().at("/error/code").asString()).isEqualTo("media_not_found");
        }
    }

    private static JsonNode assertVerified(NewKey key, Reply accepted, List<MediaRow> rows) {
        long bytes = rows.stream().mapToLong(MediaRow::sizeBytes).sum();
        assertThat(accepted.status()).isEqualTo(202);
        JsonNode promised = accepted.json();
        assertThat(promised.path("virtualKeyId").asString()).isEqualTo(key.id().toString());
        assertThat(promised.path("state").asString()).isIn("pending", "deleting");
        assertThat(promised.path("objectsTotal").asLong()).isEqualTo(3);
        assertThat(promised.path("bytesTotal").asLong()).isEqualTo(bytes);
        JsonNode receipt = gateway.operator().awaitVerified(promised.path("deletionId").asString());
        assertThat(receipt.propertyNames())
                .contains(
                        "deletionId",
                        "virtualKeyId",
                        "state",
                        "requestedAt",
                        "objectsTotal",
                        "bytesTotal",
                        "objectsDeleted",
                        "bytesDeleted",
                        "attempts",
                        "lastError",
                        "blockedBy",
                        "verifiableAt",
                        "verifiedAt",
                        "urlsDeadAt",
                        "remainders");
        assertThat(receipt.path("objectsDeleted").asLong()).isEqualTo(3);
        assertThat(receipt.path("bytesDeleted").asLong()).isEqualTo(bytes);
        assertThat(receipt.path("attempts").asInt()).isEqualTo(1);
        assertThat(receipt.path("lastError").isNull()).isTrue();
        assertThat(receipt.path("blockedBy").isNull()).isTrue();
        assertThat(Instant.parse(receipt.path("verifiedAt").asString()))
                .isAfter(Instant.parse(receipt.path("requestedAt").asString()));
        return receipt;
    }

    private static void assertLogLines(NewKey key) {
        var log = gateway.admin().process();
        log.awaitLogLine(
                Pattern.compile(
                        "\\bAdminVirtualKeyService\\b.*Deleting associated media files for virtual"
                                + " key "
                                + key.id()));
        log.awaitLogLine(
                Pattern.compile(
                        "\\bMediaLifecycleService\\b.*Deleted 3 media files for virtual key "
                                + key.id()));
        assertThat(log.logLines()).noneMatch(line -> line.contains(key.secret()));
        assertThat(gateway.core().process().logLines())
                .noneMatch(line -> line.contains(key.secret()) || line.contains(PROMPT));
    }

    private static void assertTables(NewKey key) {
        Ledger ledger = gateway.ledger();
        assertThat(ledger.count("media_records")).isZero();
        assertThat(ledger.count("virtual_keys WHERE id = ?", key.id())).isZero();
        assertThat(ledger.count("media_usage")).isZero();
        assertThat(ledger.count("media_deletions WHERE virtual_key_id = ?", key.id())).isEqualTo(3);
        assertThat(
                        ledger.texts(
                                "SELECT DISTINCT reason FROM media_deletions"
                                        + " WHERE virtual_key_id = ?",
                                key.id()))
                .containsExactly("virtual_key_deleted");
    }

    private static void assertEvents(NewKey key, List<MediaRow> rows) {
        EventTap tap = gateway.events();
        List<Event> made = tap.await("MediaGenerationCompleted", key.id(), 3);
        assertThat(made).hasSize(3);
        made.forEach(event -> assertAnnounced(event, row(rows, text(event, "mediaId")), key));
        Event gone = tap.await("MediaDeleted", key.id(), 1).getFirst();
        assertThat(gone.body().path("storageKeys").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        rows.stream().map(MediaRow::storageKey).toList());
        assertThat(gone.body().path("bytesFreed").asLong())
                .isEqualTo(rows.stream().mapToLong(MediaRow::sizeBytes).sum());
        assertThat(text(gone, "reason")).isEqualTo("virtual_key_deleted");
        assertThat(text(gone, "virtualKeyId")).isEqualTo(key.id().toString());
        Event deleted = tap.await("VirtualKeyDeleted", key.id(), 1).getFirst();
        Event purged = tap.await("VirtualKeyPurged", key.id(), 1).getFirst();
        assertThat(text(deleted, "keyId")).isEqualTo(key.id().toString());
        assertThat(text(purged, "keyId")).isEqualTo(key.id().toString());
        assertThat(purged.body().path("rowVersion").asLong())
                .isGreaterThan(deleted.body().path("rowVersion").asLong());
    }

    private static void assertAnnounced(Event event, MediaRow row, NewKey key) {
        assertThat(event.headers())
                .containsEntry("eventId", event.id().toString())
                .containsEntry("eventType", "MediaGenerationCompleted")
                .containsKey("schemaVersion");
        assertThat(event.id().version()).isEqualTo(7);
        assertThat(text(event, "virtualKeyId")).isEqualTo(key.id().toString());
        assertThat(text(event, "storageKey")).isEqualTo(row.storageKey());
        assertThat(text(event, "mediaUrl")).endsWith("/v1/media/" + row.storageKey());
        assertThat(text(event, "mediaType")).isEqualTo("image");
        assertThat(text(event, "contentType")).isEqualTo("image/png");
        assertThat(text(event, "contentHash")).isEqualTo(row.contentHash());
        assertThat(event.body().path("fileSizeBytes").asLong()).isEqualTo(row.sizeBytes());
        assertThat(text(event, "provider")).isEqualTo("sample");
        assertThat(text(event, "generatedByModel")).isEqualTo(Gateway.MODEL);
        assertThat(text(event, "generationPrompt")).isEqualTo(PROMPT);
        assertThat(text(event, "correlationId")).isNotBlank();
        assertThat(Instant.parse(text(event, "generatedAt")))
                .isBefore(Instant.parse(text(event, "timestamp")).plusSeconds(5));
        assertThat(event.body().has("expiresAt")).isTrue();
        assertThat(event.body().path("metadata").isObject()).isTrue();
    }

    private static String text(Event event, String field) {
        return event.body().path(field).asString();
    }

    private static MediaRow row(List<MediaRow> rows, String id) {
        return rows.stream()
                .filter(row -> row.id().equals(UUID.fromString(id)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No row of medium " + id));
    }
}
