package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.media.record.PurgeSelection.OwnedBy;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A batch of a key costs the same, however old the planner's statistics are. */
@ExtendWith(LocalStackExtension.class)
class RowsOfKeyIT {
    private static final String INDEX = "ix_media_records_virtual_key";

    private final LedgerFixture fixture;
    private Key key;

    RowsOfKeyIT(LocalStack stack) {
        fixture = LedgerFixture.on(stack.newDatabase());
    }

    @BeforeEach
    void manyRows() {
        fixture.jdbc.sql("ALTER TABLE media_records SET (autovacuum_enabled = false)").update();
        key = fixture.newKey();
        fixture.setState(key, "DELETING");
        insert(key, 20_000);
    }

    private void insert(Key owner, int count) {
        fixture.jdbc
                .sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, size_bytes, state, settles_at,
                            completed_at, store_id)
                        SELECT uuidv7(), :folder || n, :key, 1, 'AVAILABLE', now(), now(), :store
                        FROM generate_series(1, :count) n
                        """)
                .param("folder", owner.prefix().asFolder())
                .param("key", owner.id().value())
                .param("store", fixture.store.value())
                .param("count", count)
                .update();
    }

    @Test
    void whenTheKeyOwnsNearlyEverything() {
        fixture.jdbc.sql("ANALYZE media_records").update();

        assertThat(plan())
                .contains(INDEX)
                .doesNotContain("Sort", "Bitmap", "Seq Scan on media", "media_records_pkey");
    }

    @Test
    void whenItOwnedNearlyEverythingOnceAndOthersHaveComeSince() {
        fixture.jdbc.sql("ANALYZE media_records").update();
        insert(fixture.newKey(), 40_000);

        assertThat(plan())
                .contains(INDEX)
                .doesNotContain("Sort", "Bitmap", "Seq Scan on media", "media_records_pkey");
    }

    /** As PostgreSQL plans the claim of a batch. */
    private String plan() {
        ClaimCondition claim = ClaimCondition.of(new OwnedBy(key.id()));
        return String.join(
                "\n",
                fixture.jdbc
                        .sql("EXPLAIN " + claim.sql())
                        .params(claim.parameters())
                        .param("store", fixture.store.value())
                        .param("limit", 1000)
                        .query(String.class)
                        .list());
    }
}
