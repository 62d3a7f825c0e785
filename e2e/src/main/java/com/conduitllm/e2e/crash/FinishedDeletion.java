package com.conduitllm.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.MediaRow;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

/** The deletion of a key that was accepted before the crash: all gone, each counted once. */
record FinishedDeletion(Scene scene, String deletion) implements Aftermath {

    @Override
    public void check(Stage stage) {
        Gateway gateway = stage.gateway();
        JsonNode receipt = gateway.operator().awaitVerified(deletion);
        assertReceipt(receipt);
        assertThat(gateway.operator().deleteKey(key()).json().path("deletionId").asString())
                .as("law 16: asked again, the same receipt")
                .isEqualTo(deletion);
        assertThat(gateway.coreAs(scene.key()).models().status()).as("a dead key").isEqualTo(401);
        assertThat(gateway.bucket().keys(scene.key().folder()))
                .as("law 16: verified means that the bucket holds nothing")
                .isEmpty();
        assertTables(gateway.ledger());
        assertEvents(gateway);
    }

    private UUID key() {
        return scene.key().id();
    }

    private void assertReceipt(JsonNode receipt) {
        int count = scene.media().size();
        assertThat(receipt.path("objectsTotal").asLong()).as("promised").isEqualTo(count);
        assertThat(receipt.path("objectsDeleted").asLong())
                .as("law 18: each object counted once")
                .isEqualTo(count);
        assertThat(receipt.path("bytesDeleted").asLong())
                .as("law 18: each byte counted once")
                .isEqualTo(scene.bytes());
    }

    private void assertTables(Ledger ledger) {
        assertThat(ledger.mediaOf(key())).as("law 16: no rows left").isEmpty();
        assertThat(ledger.count("virtual_keys WHERE id = ?", key())).as("law 16").isZero();
        assertThat(ledger.count("media_usage WHERE virtual_key_id = ?", key()))
                .as("law 17: no totals left")
                .isZero();
        assertThat(
                        ledger.texts(
                                "SELECT media_id FROM media_deletions WHERE virtual_key_id = ?",
                                key()))
                .as("law 18: each object logged once")
                .containsExactlyInAnyOrderElementsOf(
                        scene.media().stream().map(row -> row.id().toString()).toList());
    }

    private void assertEvents(Gateway gateway) {
        gateway.events().await("VirtualKeyDeleted", key(), 1);
        gateway.events().await("VirtualKeyPurged", key(), 1);
        await("MediaDeleted for each object")
                .atMost(Stage.SOON)
                .until(() -> announced(gateway).size() >= scene.media().size());
        assertThat(announced(gateway))
                .as("law 18: each object announced once")
                .containsExactlyInAnyOrderElementsOf(
                        scene.media().stream().map(MediaRow::storageKey).toList());
        assertThat(
                        distinct(gateway, "MediaDeleted").stream()
                                .mapToLong(event -> event.body().path("bytesFreed").asLong())
                                .sum())
                .as("law 18: each byte announced once")
                .isEqualTo(scene.bytes());
        assertThat(distinct(gateway, "VirtualKeyDeleted")).as("law 15").hasSize(1);
        assertThat(distinct(gateway, "VirtualKeyPurged")).as("law 16: purged once").hasSize(1);
    }

    private List<Event> distinct(Gateway gateway, String type) {
        return gateway.events().distinct(type, key());
    }

    private List<String> announced(Gateway gateway) {
        return distinct(gateway, "MediaDeleted").stream()
                .flatMap(event -> event.body().path("storageKeys").valueStream())
                .map(JsonNode::asString)
                .toList();
    }
}
