package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaState;
import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadTransitionsIT {
    private LedgerFixture fixture;
    private Key key;

    @BeforeAll
    void migrate(Database database) {
        fixture = LedgerFixture.on(database);
    }

    @BeforeEach
    void freshKey() {
        key = fixture.newKey();
    }

    @Test
    void reservesOneRowForEachObjectUnderTheOwnersPrefix() {
        var reserved = fixture.reserve(key, 3);

        assertThat(reserved)
                .hasSize(3)
                .allSatisfy(m ->
                        assertThat(m.storageKey().value())
                                .startsWith(key.prefix().asFolder())
                                .endsWith(".png"));
        assertThat(reserved)
                .allSatisfy(m ->
                        assertThat(fixture.lookup.find(m.id()).orElseThrow().state())
                                .isEqualTo(MediaState.PENDING));
    }

    @Test
    void givesEachConnectionBack() {
        for (int i = 0; i < 5; i++) {
            MediaId id = fixture.reserve(key, 1).getFirst().id();
            CompletedUpload upload = fixture.upload(id, 1, true);
            fixture.ledger.complete(key.id(), List.of(upload));
            // Asks what became of it, as after a lost answer.
            fixture.ledger.complete(key.id(), List.of(upload));
        }

        // A closed connection's backend ends a moment later; the one that asks is the only one.
        await().untilAsserted(() -> assertThat(connections()).isOne());
    }

    private long connections() {
        return fixture.jdbc
                .sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "DELETING"})
    void reservesNothingForADeadKey(String state) {
        fixture.setState(key, state);

        assertThat(fixture.ledger.reserve(fixture.reservation(key, 2)))
                .isInstanceOf(ReserveOutcome.KeyNotLive.class);
        assertThat(fixture.lookup.ownedBy(key.id(), null, 10).items()).isEmpty();
    }

    @Test
    void reservesNothingForAnExpiredKey() {
        fixture.jdbc
                .sql("UPDATE virtual_keys SET expires_at = now() WHERE id = :id")
                .param("id", key.id().value())
                .update();

        assertThat(fixture.ledger.reserve(fixture.reservation(key, 1)))
                .isInstanceOf(ReserveOutcome.KeyNotLive.class);
    }

    @Test
    void makesRecordVisibleAndQueuesItsEventTogether() {
        MediaId id = fixture.reserve(key, 1).getFirst().id();
        CompletedUpload upload = fixture.upload(id, 1234, true);

        assertThat(fixture.ledger.complete(key.id(), List.of(upload)))
                .isInstanceOf(CompleteOutcome.Completed.class);

        MediaRecord record = fixture.lookup.find(id).orElseThrow();
        assertThat(record.state()).isEqualTo(MediaState.AVAILABLE);
        assertThat(record.sizeBytes()).isEqualTo(1234);
        assertThat(record.contentHash()).isEqualTo(LedgerFixture.HASH);
        assertThat(record.storageUrl()).isEqualTo("http://store/bucket/object");
        assertThat(queued(upload)).isEqualTo(1);
        assertThat(fixture.lookup.findServable(record.storageKey())).contains(record);
    }

    @Test
    void completesAllRowsOfARequestOrNone() {
        List<MediaId> ids =
                fixture.reserve(key, 3).stream().map(ReserveOutcome.ReservedMedia::id).toList();
        fixture.jdbc
                .sql(
                        "UPDATE media_records SET state = 'DELETING', lease_until = now() WHERE id"
                                + " = :id")
                .param("id", ids.get(1).value())
                .update();
        List<CompletedUpload> uploads =
                ids.stream().map(id -> fixture.upload(id, 1, true)).toList();

        assertThat(fixture.ledger.complete(key.id(), uploads))
                .isInstanceOf(CompleteOutcome.Superseded.class);
        assertThat(fixture.lookup.find(ids.get(0)).orElseThrow().state())
                .isEqualTo(MediaState.PENDING);
        assertThat(uploads).allSatisfy(u -> assertThat(queued(u)).isZero());
    }

    @Test
    void leavesTheRowToThePurgerWhenTheKeyDiedMeanwhile() {
        MediaId id = fixture.reserve(key, 1).getFirst().id();
        fixture.setState(key, "DELETING");
        CompletedUpload upload = fixture.upload(id, 1, true);

        assertThat(fixture.ledger.complete(key.id(), List.of(upload)))
                .isInstanceOf(CompleteOutcome.KeyNotLive.class);
        assertThat(fixture.lookup.find(id).orElseThrow().state()).isEqualTo(MediaState.PENDING);
        assertThat(queued(upload)).isZero();
    }

    @Test
    void recognisesItsOwnCommitWhenTheAnswerWasLost() {
        MediaId id = fixture.reserve(key, 1).getFirst().id();
        CompletedUpload upload = fixture.upload(id, 1, true);
        fixture.ledger.complete(key.id(), List.of(upload));
        fixture.setState(key, "DELETING");

        assertThat(fixture.ledger.complete(key.id(), List.of(upload)))
                .isInstanceOf(CompleteOutcome.Completed.class);
        assertThat(queued(upload)).isEqualTo(1);
    }

    @Test
    void settlesAtOnceOnlyWhenASingleAttemptWasAcknowledged() {
        List<MediaId> ids =
                fixture.reserve(key, 2).stream().map(ReserveOutcome.ReservedMedia::id).toList();

        fixture.ledger.complete(
                key.id(),
                List.of(fixture.upload(ids.get(0), 1, true), fixture.upload(ids.get(1), 1, false)));

        assertThat(settled(ids.get(0))).isTrue();
        assertThat(settled(ids.get(1))).isFalse();
    }

    private long queued(CompletedUpload upload) {
        return fixture.jdbc
                .sql("SELECT count(*) FROM event_outbox WHERE id = :id")
                .param("id", upload.announcement().id())
                .query(Long.class)
                .single();
    }

    private boolean settled(MediaId id) {
        return fixture.jdbc
                .sql("SELECT settles_at <= now() FROM media_records WHERE id = :id")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }
}
