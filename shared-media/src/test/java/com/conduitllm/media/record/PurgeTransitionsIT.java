package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaState;
import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.media.record.PurgeBatch.Claimed;
import com.conduitllm.media.record.PurgeSelection.AbandonedUploads;
import com.conduitllm.media.record.PurgeSelection.Interrupted;
import com.conduitllm.media.record.PurgeSelection.OwnedBy;
import com.conduitllm.media.record.PurgeSelection.Unrecorded;
import com.conduitllm.media.storage.ObjectSummary;
import com.conduitllm.media.storage.StoreId;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PurgeTransitionsIT {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private LedgerFixture fixture;
    private MediaLedger ledger;
    private Key key;

    @BeforeAll
    void migrate(Database database) {
        fixture = LedgerFixture.on(database);
        ledger = fixture.ledger;
    }

    @BeforeEach
    void freshKey() {
        key = fixture.newKey();
    }

    @Test
    void claimsWhatADeletedKeyOwnsAndHidesIt() {
        List<MediaId> media = fixture.available(key, 3);
        fixture.setState(key, "DELETING");

        PurgeBatch batch = claimOwned(10);

        assertThat(batch.media())
                .extracting(Claimed::id)
                .containsExactlyInAnyOrderElementsOf(media);
        assertThat(media)
                .allSatisfy(id ->
                        assertThat(fixture.lookup.find(id).orElseThrow().state())
                                .isEqualTo(MediaState.DELETING));
    }

    @Test
    void claimsNothingOfAKeyThatLives() {
        fixture.available(key, 1);

        assertThat(claimOwned(10).media()).isEmpty();
    }

    @Test
    void claimsNothingOfAnotherBucket() {
        fixture.available(key, 1);
        fixture.setState(key, "DELETING");

        PurgeBatch batch =
                ledger.claim(
                        new OwnedBy(key.id()),
                        new StoreId(fixture.ids.next()),
                        10,
                        LedgerFixture.LEASE);

        assertThat(batch.media()).isEmpty();
    }

    @Test
    void claimsNothingThatIsHeld() {
        List<MediaId> media = fixture.available(key, 2);
        fixture.setState(key, "DELETING");
        fixture.jdbc
                .sql("UPDATE media_records SET held_at = now() WHERE id = :id")
                .param("id", media.getFirst().value())
                .update();

        assertThat(claimOwned(10).media()).extracting(Claimed::id).containsExactly(media.getLast());

        fixture.jdbc
                .sql("UPDATE virtual_keys SET held_at = now() WHERE id = :id")
                .param("id", key.id().value())
                .update();
        assertThat(claimOwned(10).media()).isEmpty();
    }

    @Test
    void leavesARowAloneWhileItsLeaseRuns() {
        fixture.available(key, 1);
        fixture.setState(key, "DELETING");
        claimOwned(10);

        assertThat(claimOwned(10).media()).isEmpty();
    }

    @Test
    void aLapsedClaimForgetsNothingOnceSomebodyElseClaimed() {
        fixture.available(key, 1);
        fixture.setState(key, "DELETING");
        PurgeBatch paused = ledger.claim(new OwnedBy(key.id()), fixture.store, 10, Duration.ZERO);
        PurgeBatch current = claimOwned(10);

        assertThat(forgetAll(paused).ids()).isEmpty();
        assertThat(ledger.release(paused, releases(paused, "late"), MINUTE)).isZero();
        assertThat(forgetAll(current).ids()).hasSize(1);
    }

    @Test
    void forgetsOnlyWhatHadSettledWhenItWasClaimed() {
        MediaId pending = fixture.reserve(key, 1).getFirst().id();
        fixture.setState(key, "DELETING");
        PurgeBatch early = claimOwned(10);

        assertThat(early.media()).singleElement().satisfies(c -> assertThat(c.settled()).isFalse());
        assertThat(forgetAll(early).ids()).isEmpty();

        ledger.release(early, releases(early, null), MINUTE);
        assertThat(claimOwned(10).media()).as("not before it settles").isEmpty();

        fixture.jdbc
                .sql(
                        "UPDATE media_records SET settles_at = now(), next_attempt_at = now() WHERE"
                                + " id = :id")
                .param("id", pending.value())
                .update();
        assertThat(forgetAll(claimOwned(10)).ids()).containsExactly(pending);
    }

    @Test
    void waitsLongerAfterEachFailureAndKeepsTheReason() {
        MediaId id = fixture.available(key, 1).getFirst();
        fixture.setState(key, "DELETING");
        PurgeBatch batch = claimOwned(10);

        assertThat(ledger.release(batch, releases(batch, "AccessDenied: no"), MINUTE)).isEqualTo(1);

        assertThat(claimOwned(10).media()).isEmpty();
        assertThat(
                        fixture.jdbc
                                .sql("SELECT last_error FROM media_records WHERE id = :id")
                                .param("id", id.value())
                                .query(String.class)
                                .single())
                .isEqualTo("AccessDenied: no");
    }

    @Test
    void writesLogReceiptAndEventExactlyOnce() {
        fixture.available(key, 2);
        fixture.setState(key, "DELETING");
        fixture.jdbc
                .sql(
                        """
                        INSERT INTO deletion_receipts (id, virtual_key_id, key_name, storage_prefix, requested_by,
                            objects_total, bytes_total, urls_dead_at)
                        VALUES (:id, :id, 'test', 'prefix', 'test', 2, 200, now())
                        """)
                .param("id", key.id().value())
                .update();
        PurgeBatch batch = claimOwned(10);

        assertThat(forgetAll(batch).bytes()).isEqualTo(200);
        assertThat(forgetAll(batch).ids()).as("repeated").isEmpty();

        assertThat(
                        numberFor(
                                "SELECT objects_deleted FROM deletion_receipts WHERE virtual_key_id"
                                        + " = :key"))
                .isEqualTo(2);
        assertThat(
                        numberFor(
                                "SELECT bytes_deleted FROM deletion_receipts WHERE virtual_key_id ="
                                        + " :key"))
                .isEqualTo(200);
        assertThat(numberFor("SELECT count(*) FROM media_deletions WHERE virtual_key_id = :key"))
                .isEqualTo(2);
        assertThat(
                        numberFor(
                                """
                                SELECT count(*) FROM event_outbox WHERE event_type = 'MediaDeleted'
                                AND routing_key = cast(:key AS text) AND jsonb_array_length(payload -> 'storageKeys') = 2
                                """))
                .isEqualTo(1);
    }

    @Test
    void takesUpAbandonedUploadsOfLiveKeysAfterTheirDeadline() {
        List<MediaId> pending =
                fixture.reserve(key, 2).stream().map(ReserveOutcome.ReservedMedia::id).toList();
        fixture.jdbc
                .sql(
                        "UPDATE media_records SET upload_deadline = now() - interval '1 s' WHERE id"
                                + " = :id")
                .param("id", pending.getFirst().value())
                .update();

        PurgeBatch batch =
                ledger.claim(new AbandonedUploads(), fixture.store, 10, LedgerFixture.LEASE);

        assertThat(batch.media()).extracting(Claimed::id).containsExactly(pending.getFirst());
    }

    @Test
    void keepsTheFirstReasonWhenSomebodyElseFinishes() {
        MediaId abandoned = fixture.reserve(key, 1).getFirst().id();
        fixture.jdbc
                .sql(
                        "UPDATE media_records SET upload_deadline = now() - interval '1 s',"
                                + " settles_at = now() WHERE id = :id")
                .param("id", abandoned.value())
                .update();
        ledger.claim(new AbandonedUploads(), fixture.store, 10, Duration.ZERO);

        assertThat(
                        forgetAll(
                                        ledger.claim(
                                                new Interrupted(),
                                                fixture.store,
                                                10,
                                                LedgerFixture.LEASE))
                                .ids())
                .containsExactly(abandoned);
        assertThat(
                        fixture.jdbc
                                .sql(
                                        """
                                        SELECT reason FROM media_deletions WHERE media_id = :id
                                        UNION ALL
                                        SELECT payload ->> 'reason' FROM event_outbox
                                        WHERE event_type = 'MediaDeleted' AND payload ->> 'virtualKeyId' = :key
                                        """)
                                .param("id", abandoned.value())
                                .param("key", key.id().toString())
                                .query(String.class)
                                .list())
                .containsExactly("abandoned_upload", "abandoned_upload");
    }

    @Test
    void takesUpInterruptedPurgesOfLiveKeys() {
        MediaId id = fixture.available(key, 1).getFirst();
        fixture.setState(key, "DELETING");
        ledger.claim(new OwnedBy(key.id()), fixture.store, 10, Duration.ZERO);
        fixture.setState(key, "ACTIVE");

        PurgeBatch batch = ledger.claim(new Interrupted(), fixture.store, 10, LedgerFixture.LEASE);

        assertThat(batch.media()).extracting(Claimed::id).containsExactly(id);
    }

    @Test
    void recordsStraysForDeletionAndLeavesRecordedObjectsAlone() {
        MediaId known = fixture.available(key, 1).getFirst();
        String knownKey = fixture.lookup.find(known).orElseThrow().storageKey().value();
        String strayKey = key.prefix().asFolder() + "stray.png";

        int written =
                ledger.recordStrays(
                        fixture.store,
                        List.of(summary(knownKey), summary(strayKey)),
                        Instant.EPOCH);
        PurgeBatch batch = ledger.claim(new Unrecorded(), fixture.store, 10, LedgerFixture.LEASE);

        assertThat(written).isEqualTo(1);
        assertThat(batch.media())
                .singleElement()
                .satisfies(c -> {
                    assertThat(c.storageKey().value()).isEqualTo(strayKey);
                    assertThat(c.settled()).isTrue();
                });
        assertThat(forgetAll(batch).ids()).hasSize(1);
    }

    /** Two instances that list the same prefix at the same time. */
    @Test
    void recordsNoStrayAgainThatWasForgottenSinceItWasListed() {
        List<ObjectSummary> stray = List.of(summary(key.prefix().asFolder() + "twice.png"));
        Instant listed = fixture.databaseTime();
        ledger.recordStrays(fixture.store, stray, listed);
        forgetAll(ledger.claim(new Unrecorded(), fixture.store, 10, LedgerFixture.LEASE));

        assertThat(ledger.recordStrays(fixture.store, stray, listed)).isZero();
        assertThat(ledger.recordStrays(fixture.store, stray, fixture.databaseTime()))
                .as("seen again after its deletion: it has landed once more")
                .isOne();
        forgetAll(ledger.claim(new Unrecorded(), fixture.store, 10, LedgerFixture.LEASE));
    }

    private PurgeBatch claimOwned(int limit) {
        return ledger.claim(new OwnedBy(key.id()), fixture.store, limit, LedgerFixture.LEASE);
    }

    private Forgotten forgetAll(PurgeBatch batch) {
        return ledger.forget(batch, batch.media().stream().map(Claimed::id).toList(), null);
    }

    private static List<Release> releases(
            PurgeBatch batch, @org.jspecify.annotations.Nullable String error) {
        return batch.media().stream().map(c -> new Release(c.id(), error)).toList();
    }

    private static ObjectSummary summary(String name) {
        return new ObjectSummary(name, 5, "etag", Instant.EPOCH);
    }

    private long numberFor(String sql) {
        return fixture.jdbc.sql(sql).param("key", key.id().value()).query(Long.class).single();
    }
}
