package com.conduitllm.media.record;

/**
 * The one statement by which rows disappear, with everything that follows from it. The receipt is
 * told here, too, that a batch went well, so that a purge need not write it twice.
 */
final class ForgetStatement {
    private ForgetStatement() {}

    static final String SQL =
            """
            WITH gone AS (
                DELETE FROM media_records m
                USING unnest(:ids, :keyHmacs, :hashHmacs) u(id, key_hmac, hash_hmac)
                WHERE m.id = u.id AND m.state = 'DELETING' AND m.lease_token = :token AND m.claimed_at > m.settles_at
                RETURNING m.id, m.virtual_key_id, m.storage_key, m.media_type, m.size_bytes, m.created_at,
                    m.purge_reason, u.key_hmac, u.hash_hmac),
            log AS (
                INSERT INTO media_deletions (media_id, virtual_key_id, storage_key_hmac, content_hash_hmac,
                    media_type, size_bytes, reason, run_id, created_at)
                SELECT id, virtual_key_id, key_hmac, hash_hmac, media_type, size_bytes, purge_reason,
                    cast(:runId AS uuid), created_at
                FROM gone),
            receipt AS MATERIALIZED (
                SELECT r.id, g.files, g.bytes FROM deletion_receipts r
                JOIN (SELECT virtual_key_id, count(*) files, coalesce(sum(size_bytes), 0) bytes
                      FROM gone GROUP BY virtual_key_id) g USING (virtual_key_id)
                ORDER BY r.id FOR UPDATE OF r),
            counted AS (
                UPDATE deletion_receipts r
                SET objects_deleted = r.objects_deleted + receipt.files, bytes_deleted = r.bytes_deleted + receipt.bytes,
                    attempts = r.attempts + 1, last_error = NULL, blocked_by = NULL, verifiable_at = NULL,
                    state = CASE r.state WHEN 'verified' THEN r.state ELSE 'deleting' END
                FROM receipt WHERE r.id = receipt.id),
            grouped AS (
                SELECT virtual_key_id, purge_reason, jsonb_agg(storage_key ORDER BY storage_key) AS storage_keys,
                    coalesce(sum(size_bytes), 0) AS bytes, row_number() OVER () AS n
                FROM gone GROUP BY virtual_key_id, purge_reason),
            announced AS (
                INSERT INTO event_outbox (id, event_type, routing_key, payload)
                SELECT e.id, 'MediaDeleted', coalesce(cast(g.virtual_key_id AS text), 'unrecorded'), jsonb_build_object(
                    'eventId', e.id,
                    'timestamp', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                    'virtualKeyId', g.virtual_key_id,
                    'storageKeys', g.storage_keys,
                    'bytesFreed', g.bytes,
                    'reason', g.purge_reason,
                    'runId', cast(:runId AS uuid))
                FROM grouped g JOIN unnest(:eventIds) WITH ORDINALITY e(id, n) USING (n))
            SELECT id, coalesce(size_bytes, 0) AS size_bytes FROM gone
            """;
}
