package com.conduitllm.media.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.LedgerFixture.Key;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Every statement that runs often finds its rows by an index, on a table large enough to matter.
 */
@ExtendWith(LocalStackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HotQueryPlansIT {
    private LedgerFixture fixture;
    private Key key;

    @BeforeAll
    void fill(Database database) {
        fixture = LedgerFixture.on(database);
        List<Key> keys =
                List.of(fixture.newKey(), fixture.newKey(), fixture.newKey(), fixture.newKey());
        key = keys.getFirst();
        for (Key owner : keys) {
            fill(owner.id(), "AVAILABLE", 4_000);
            fill(owner.id(), "PENDING", 50);
            fill(owner.id(), "DELETING", 50);
        }
        fixture.jdbc.sql("ANALYZE media_records").update();
        fixture.jdbc.sql("ANALYZE virtual_keys").update();
    }

    private void fill(VirtualKeyId owner, String state, int rows) {
        fixture.jdbc
                .sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, state, settles_at, store_id,
                            upload_deadline, completed_at, size_bytes, expires_at, next_attempt_at)
                        SELECT gen_random_uuid(), :owner || '/' || :state || '/' || i, cast(:owner AS uuid), :state, now(),
                            :store, now(), now(), 1, now() + make_interval(secs => i), now()
                        FROM generate_series(1, :rows) i
                        """)
                .param("owner", owner.toString())
                .param("state", state)
                .param("store", fixture.store.value())
                .param("rows", rows)
                .update();
    }

    @Test
    void servingReadsOneRowByItsStorageKey() {
        assertThat(
                        plan(
                                """
                                SELECT m.id FROM media_records m JOIN virtual_keys k ON k.id = m.virtual_key_id
                                WHERE m.storage_key = 'x' AND m.state = 'AVAILABLE' AND k.state = 'ACTIVE'
                                """,
                                Map.of()))
                .contains("media_records_storage_key_key")
                .doesNotContain("Seq Scan on media_records");
    }

    @Test
    void aKeysMediaIsPagedByItsIndex() {
        assertThat(
                        plan(
                                "SELECT id FROM media_records WHERE virtual_key_id = :key AND id >"
                                        + " :after ORDER BY id LIMIT 100",
                                Map.of("key", key.id().value(), "after", new UUID(0, 0))))
                .contains("ix_media_records_virtual_key")
                .doesNotContain("Sort");
    }

    @Test
    void claimsOfAKeyWalkItsIndexInOrder() {
        assertThat(claimPlan(new PurgeSelection.OwnedBy(key.id())))
                .contains("ix_media_records_virtual_key")
                .doesNotContain("Seq Scan on media_records");
    }

    @Test
    void abandonedUploadsAreFoundByTheirDeadline() {
        assertThat(claimPlan(new PurgeSelection.AbandonedUploads()))
                .contains("ix_media_records_pending")
                .doesNotContain("Seq Scan on media_records");
    }

    @Test
    void interruptedPurgesAreFoundByWhenTheyAreDue() {
        assertThat(claimPlan(new PurgeSelection.Interrupted()))
                .contains("ix_media_records_deleting")
                .doesNotContain("Seq Scan on media_records");
    }

    @Test
    void strayObjectsAreFoundByWhenTheyAreDue() {
        assertThat(claimPlan(new PurgeSelection.Unrecorded()))
                .containsAnyOf("ix_media_records_deleting", "ix_media_records_virtual_key")
                .doesNotContain("Seq Scan on media_records");
    }

    @Test
    void expiredMediaIsFoundByItsExpiry() {
        assertThat(
                        plan(
                                "SELECT id FROM media_records WHERE expires_at < now() + interval"
                                        + " '1 day' ORDER BY expires_at, id LIMIT 100",
                                Map.of()))
                .contains("ix_media_records_expires")
                .doesNotContain("Sort");
    }

    private String claimPlan(PurgeSelection selection) {
        ClaimCondition condition = ClaimCondition.of(selection);
        Map<String, Object> parameters = new java.util.HashMap<>(condition.parameters());
        parameters.put("store", fixture.store.value());
        parameters.put("limit", 100);
        return plan(condition.sql(), parameters);
    }

    private String plan(String sql, Map<String, ?> parameters) {
        return String.join(
                "\n",
                fixture.jdbc.sql("EXPLAIN " + sql).params(parameters).query(String.class).list());
    }
}
