package com.conduitllm.media.record;

import com.conduitllm.media.record.PurgeSelection.AbandonedUploads;
import com.conduitllm.media.record.PurgeSelection.Interrupted;
import com.conduitllm.media.record.PurgeSelection.OwnedBy;
import com.conduitllm.media.record.PurgeSelection.Unrecorded;

import java.util.Map;

/**
 * The locking SELECT of a claim. All conditions stand in the SELECT that locks: PostgreSQL checks
 * them again on the row as it is once the lock is held; a condition in an unlocked subquery would
 * be checked against a past that may be over (a hold or a deletion of the key would be overlooked).
 */
record ClaimCondition(String sql, Map<String, Object> parameters) {
    private static final String DUE =
            "m.state = 'DELETING' AND greatest(m.lease_until, m.next_attempt_at) <= now()";

    static ClaimCondition of(PurgeSelection selection) {
        return switch (selection) {
            case OwnedBy(var key) -> new ClaimCondition(ofDeletedKey(), Map.of("key", key.value()));
            case AbandonedUploads _ ->
                    new ClaimCondition(
                            ofKeys(
                                    "m.state = 'PENDING' AND m.upload_deadline < now() AND k.state"
                                            + " <> 'DELETING'",
                                    "m.upload_deadline, m.id"),
                            Map.of());
            case Interrupted _ ->
                    new ClaimCondition(
                            ofKeys(
                                    DUE + " AND k.state <> 'DELETING'",
                                    "greatest(m.lease_until, m.next_attempt_at), m.id"),
                            Map.of());
            case Unrecorded _ -> new ClaimCondition(withoutOwner(), Map.of());
        };
    }

    private static String ofDeletedKey() {
        return """
        SELECT m.id FROM virtual_keys k CROSS JOIN media_records m
        WHERE k.id = :key AND k.state = 'DELETING' AND %s
          AND (m.state <> 'DELETING' OR (%s))
          AND m.held_at IS NULL AND k.held_at IS NULL AND m.store_id = :store
        ORDER BY %s LIMIT :limit
        FOR SHARE OF k SKIP LOCKED FOR UPDATE OF m SKIP LOCKED
        """
                .formatted(RowsOfKey.CONDITION, DUE, RowsOfKey.ORDER);
    }

    private static String ofKeys(String condition, String order) {
        return """
        SELECT m.id FROM media_records m JOIN virtual_keys k ON k.id = m.virtual_key_id
        WHERE %s
          AND m.held_at IS NULL AND k.held_at IS NULL AND m.store_id = :store
        ORDER BY %s LIMIT :limit
        FOR SHARE OF k SKIP LOCKED FOR UPDATE OF m SKIP LOCKED
        """
                .formatted(condition, order);
    }

    private static String withoutOwner() {
        return """
        SELECT m.id FROM media_records m
        WHERE m.virtual_key_id IS NULL AND %s AND m.held_at IS NULL AND m.store_id = :store
        ORDER BY greatest(m.lease_until, m.next_attempt_at), m.id LIMIT :limit
        FOR UPDATE OF m SKIP LOCKED
        """
                .formatted(DUE);
    }
}
