package com.conduitllm.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * A deleted key, and what its deletion must have left behind: a verified receipt that counts each
 * object once, one line in {@code media_deletions} for each, each named once by {@code
 * MediaDeleted} events, one {@code VirtualKeyPurged}, an empty prefix.
 */
public record Departure(Gateway gateway, NewKey key, String deletionId, List<MediaRow> media) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Deletes the key through {@code operator}; {@code media} are its rows as they are now. */
    public static Departure begin(Gateway gateway, AdminApi operator, NewKey key) {
        List<MediaRow> media = gateway.ledger().mediaOf(key.id());
        Reply reply = operator.deleteKey(key.id());
        assertThat(reply.status()).as("%s", reply).isBetween(200, 202);
        return new Departure(gateway, key, reply.json().path("deletionId").asString(), media);
    }

    /** The storage keys of its media. */
    public List<String> storageKeys() {
        return media.stream().map(MediaRow::storageKey).toList();
    }

    /** Waits until it is verified, as {@code operator} says, and counts everything. */
    public void assertCountedOnce(AdminApi operator) {
        JsonNode receipt = operator.awaitVerified(deletionId);
        long bytes = media.stream().mapToLong(MediaRow::sizeBytes).sum();
        assertThat(receipt.path("objectsDeleted").asLong()).isEqualTo(media.size());
        assertThat(receipt.path("bytesDeleted").asLong()).isEqualTo(bytes);
        assertThat(gateway.bucket().keys(key.folder())).isEmpty();
        assertThat(gateway.ledger().count("virtual_keys WHERE id = ?", key.id())).isZero();
        assertThat(loggedDeletions())
                .containsExactlyInAnyOrderElementsOf(media.stream().map(MediaRow::id).toList());
        assertAnnouncedOnce(storageKeys());
    }

    private List<UUID> loggedDeletions() {
        return gateway
                .ledger()
                .texts("SELECT media_id FROM media_deletions WHERE virtual_key_id = ?", key.id())
                .stream()
                .map(UUID::fromString)
                .toList();
    }

    private void assertAnnouncedOnce(Collection<String> objects) {
        gateway.events().await("VirtualKeyPurged", key.id(), 1);
        await("MediaDeleted for each object of " + key.id())
                .atMost(PATIENCE)
                .until(() -> announced().size() >= objects.size());
        assertThat(announced()).containsExactlyInAnyOrderElementsOf(objects);
        assertThat(gateway.events().distinct("VirtualKeyPurged", key.id())).hasSize(1);
    }

    private List<String> announced() {
        return gateway.events().distinct("MediaDeleted", key.id()).stream()
                .flatMap(event -> event.body().path("storageKeys").valueStream())
                .map(JsonNode::asString)
                .toList();
    }
}
