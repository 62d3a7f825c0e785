package com.conduitllm.e2e.crash;

import static com.conduitllm.e2e.crash.Uploads.ANNOUNCED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Event;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;

import java.util.List;
import java.util.UUID;

/**
 * Media that was completed before the crash: it is there, it is served, it is announced once.
 *
 * @param leastDeliveries how often an event must have been delivered at least, repetitions included
 */
record RecordedMedia(NewKey key, List<UUID> ids, int leastDeliveries) implements Aftermath {
    RecordedMedia {
        ids = List.copyOf(ids);
    }

    @Override
    public void check(Stage stage) {
        Gateway gateway = stage.gateway();
        List<MediaRow> rows = gateway.ledger().mediaOf(key.id());
        assertThat(rows)
                .as("law 1: what was completed stays")
                .allMatch(row -> row.state().equals("AVAILABLE"))
                .extracting(MediaRow::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        for (MediaRow row : rows) {
            Reply served = gateway.coreAs(key).http().get("/v1/media/" + row.storageKey());
            assertThat(served.status()).as("law 1: served").isEqualTo(200);
            assertThat(served.header("ETag")).contains(String.valueOf(row.contentHash()));
        }
        assertEvents(gateway);
    }

    private void assertEvents(Gateway gateway) {
        String routing = key.id().toString();
        gateway.events().await(ANNOUNCED, key.id(), ids.size());
        await("the outbox is empty")
                .atMost(Stage.SOON)
                .until(() ->
                        gateway.ledger().count("event_outbox WHERE routing_key = ?", routing) == 0);
        await("law 15: published again, as nobody knew that it was")
                .atMost(Stage.SOON)
                .until(() ->
                        gateway.events().deliveries(ANNOUNCED, key.id()).size() >= leastDeliveries);
        List<Event> distinct = gateway.events().distinct(ANNOUNCED, key.id());
        assertThat(distinct)
                .as("law 15: one event for each medium, however often it is delivered")
                .extracting(event -> UUID.fromString(event.body().path("mediaId").asString()))
                .containsExactlyInAnyOrderElementsOf(ids);
        for (Event event : distinct) {
            await("law 15: Admin has taken in event " + event.id())
                    .atMost(Stage.SOON)
                    .until(() ->
                            gateway.ledger().count("event_inbox WHERE event_id = ?", event.id())
                                    == 1);
        }
    }
}
