package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.media.record.PurgeBatch.Claimed;
import com.conduitllm.media.record.PurgeSelection.OwnedBy;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The totals that statistics are read from, against the rows that they are totals of. */
@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MediaUsageIT {
    private LedgerFixture fixture;

    @BeforeAll
    void migrate(Database database) {
        fixture = LedgerFixture.on(database);
    }

    @Test
    void totalsFollowAMediumThroughItsLife() {
        Key key = fixture.newKey();
        fixture.reserve(key, 2);
        assertThat(totals(key)).as("pending counts nowhere").isEqualTo(new Totals(0, 0, 0, 0));

        fixture.available(key, 3);
        assertThat(totals(key)).isEqualTo(new Totals(3, 300, 3, 300));

        fixture.setState(key, "DELETING");
        PurgeBatch batch = claim(key, 1000);
        assertThat(totals(key)).as("stored until it is gone").isEqualTo(new Totals(3, 300, 0, 0));

        fixture.ledger.forget(batch, batch.media().stream().map(Claimed::id).toList(), null);
        assertThat(totals(key)).isEqualTo(new Totals(0, 0, 0, 0));
    }

    @Test
    void countingAccessesLeavesTheTotalsUntouched() {
        Key key = fixture.newKey();
        MediaId id = fixture.available(key, 1).getFirst();
        String before = usageVersion(key);

        assertThat(fixture.ledger.countAccesses(List.of(new AccessCount(id, 3, Instant.EPOCH))))
                .isEqualTo(1);

        assertThat(usageVersion(key)).isEqualTo(before);
        assertThat(fixture.lookup.find(id).orElseThrow().accessCount()).isEqualTo(3);
        assertThat(fixture.lookup.find(id).orElseThrow().lastAccessedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void totalsAgreeAfterConcurrentGenerationsAndPurges() {
        List<Key> keys = List.of(fixture.newKey(), fixture.newKey(), fixture.newKey());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> work = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                Key key = keys.get(i % keys.size());
                int items = 1 + i % 4;
                work.add(CompletableFuture.runAsync(() -> fixture.available(key, items), threads));
            }
            work.forEach(CompletableFuture::join);
            fixture.setState(keys.getFirst(), "DELETING");
            List<CompletableFuture<Void>> purges = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                purges.add(
                        CompletableFuture.runAsync(
                                () -> {
                                    PurgeBatch batch = claim(keys.getFirst(), 5);
                                    fixture.ledger.forget(
                                            batch,
                                            batch.media().stream().map(Claimed::id).toList(),
                                            null);
                                },
                                threads));
                purges.add(
                        CompletableFuture.runAsync(
                                () -> fixture.available(keys.getLast(), 2), threads));
            }
            purges.forEach(CompletableFuture::join);
        }

        assertThat(keys).allSatisfy(key -> assertThat(totals(key)).isEqualTo(counted(key)));
    }

    private record Totals(long storedFiles, long storedBytes, long servedFiles, long servedBytes) {}

    private PurgeBatch claim(Key key, int limit) {
        return fixture.ledger.claim(
                new OwnedBy(key.id()), fixture.store, limit, LedgerFixture.LEASE);
    }

    private Totals totals(Key key) {
        return totals(
                """
                SELECT coalesce(sum(stored_files), 0), coalesce(sum(stored_bytes), 0), coalesce(sum(served_files), 0),
                    coalesce(sum(served_bytes), 0)
                FROM media_usage WHERE virtual_key_id = :key
                """,
                key);
    }

    private Totals counted(Key key) {
        return totals(
                """
                SELECT count(*), coalesce(sum(size_bytes), 0), count(*) FILTER (WHERE state = 'AVAILABLE'),
                    coalesce(sum(size_bytes) FILTER (WHERE state = 'AVAILABLE'), 0)
                FROM media_records WHERE virtual_key_id = :key AND completed_at IS NOT NULL
                """,
                key);
    }

    private Totals totals(String sql, Key key) {
        return fixture.jdbc
                .sql(sql)
                .param("key", key.id().value())
                .query((row, _) ->
                        new Totals(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    private String usageVersion(Key key) {
        return fixture.jdbc
                .sql(
                        "SELECT string_agg(cast(xmin AS text), ',') FROM media_usage WHERE"
                                + " virtual_key_id = :key")
                .param("key", key.id().value())
                .query(String.class)
                .single();
    }
}
