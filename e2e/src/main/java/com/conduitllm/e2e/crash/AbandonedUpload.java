package com.conduitllm.e2e.crash;

import static com.conduitllm.e2e.crash.Uploads.ANNOUNCED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;

import tools.jackson.databind.JsonNode;

import java.time.ZoneOffset;

/**
 * An upload that nobody finished: row and object go, not before an upload could land any more.
 *
 * @param row as it was right after the crash
 */
record AbandonedUpload(NewKey key, MediaRow row) implements Aftermath {

    @Override
    public void check(Stage stage) {
        Gateway gateway = stage.gateway();
        await("the upload of " + row.id() + " is purged")
                .atMost(Stage.SOON)
                .until(() -> gateway.ledger().mediaOf(key.id()).isEmpty());
        assertThat(gateway.bucket().keys(key.folder()))
                .as("law 2: no object outlives its row")
                .isEmpty();
        assertThat(gateway.ledger().count("media_deletions WHERE media_id = ?", row.id()))
                .as("law 18: forgotten once")
                .isOne();
        assertThat(
                        gateway.ledger()
                                .count(
                                        "media_deletions WHERE media_id = ? AND deleted_at > ?",
                                        row.id(),
                                        row.settlesAt().atOffset(ZoneOffset.UTC)))
                .as("law 2: forgotten only after no upload could land any more")
                .isOne();
        assertThat(gateway.ledger().count("media_usage WHERE virtual_key_id = ?", key.id()))
                .as("law 17: never counted")
                .isZero();
        assertEvents(gateway);
        assertThat(gateway.coreAs(key).generate("the key itself lives on", 1)).hasSize(1);
    }

    private void assertEvents(Gateway gateway) {
        Event gone = gateway.events().await("MediaDeleted", key.id(), 1).getFirst();
        assertThat(gateway.events().distinct("MediaDeleted", key.id()))
                .as("law 18: announced once")
                .hasSize(1);
        assertThat(gone.body().path("storageKeys").valueStream().map(JsonNode::asString))
                .containsExactly(row.storageKey());
        assertThat(gone.body().path("reason").asString()).isEqualTo("abandoned_upload");
        assertThat(gateway.events().deliveries(ANNOUNCED, key.id()))
                .as("law 1: what was never complete is never announced")
                .isEmpty();
    }
}
