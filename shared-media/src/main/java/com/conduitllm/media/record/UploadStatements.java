package com.conduitllm.media.record;

/**
 * The statements by which rows appear and become visible.
 *
 * <p>Both begin with a gate: a shared advisory lock that writers of the key's row take exclusively.
 * Share locks on a row let each other pass for as long as they like, so that without it a stream of
 * generations could starve the deletion of their key.
 */
final class UploadStatements {
    private UploadStatements() {}

    /** No row when the key is not live. */
    static final String RESERVE =
            """
            WITH gate AS MATERIALIZED (
                SELECT pg_advisory_xact_lock_shared(hashtextextended(cast(:owner AS text), 0))),
            k AS MATERIALIZED (
                SELECT v.id FROM gate, virtual_keys v
                WHERE v.id = cast(:owner AS uuid)
                  AND v.state = 'ACTIVE' AND (v.expires_at IS NULL OR v.expires_at > now())
                FOR SHARE OF v)
            INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, content_type, provider,
                model, prompt, correlation_id, store_id, state, upload_deadline, settles_at)
            SELECT u.id, u.storage_key, k.id, :mediaType, u.content_type, :provider,
                :model, :prompt, :correlationId, :store, 'PENDING',
                now() + make_interval(secs => :deadline), now() + make_interval(secs => :settling)
            FROM k CROSS JOIN unnest(:ids, :keys, :contentTypes) u(id, storage_key, content_type)
            RETURNING id, storage_key, created_at
            """;

    /** All rows or none; the events are queued exactly when the rows become visible. */
    static final String COMPLETE =
            """
            WITH gate AS MATERIALIZED (
                SELECT pg_advisory_xact_lock_shared(hashtextextended(cast(:owner AS text), 0))),
            k AS MATERIALIZED (
                SELECT v.id FROM gate, virtual_keys v
                WHERE v.id = cast(:owner AS uuid)
                  AND v.state = 'ACTIVE' AND (v.expires_at IS NULL OR v.expires_at > now())
                FOR SHARE OF v),
            u AS MATERIALIZED (
                SELECT * FROM unnest(:ids, :sizes, :hashes, :settled, :storageUrls, :publicUrls,
                        :expiresAt, :eventIds, :eventTypes, :routingKeys, :payloads)
                    AS u(id, size_bytes, content_hash, settled, storage_url, public_url,
                        expires_at, event_id, event_type, routing_key, payload)),
            p AS MATERIALIZED (
                SELECT m.id FROM media_records m JOIN k ON k.id = m.virtual_key_id
                WHERE m.id = ANY(:ids) AND m.state = 'PENDING' ORDER BY m.id FOR UPDATE OF m),
            d AS (
                UPDATE media_records m
                SET state = 'AVAILABLE', completed_at = now(), row_version = m.row_version + 1,
                    size_bytes = u.size_bytes, content_hash = u.content_hash,
                    storage_url = u.storage_url, public_url = u.public_url, expires_at = u.expires_at,
                    settles_at = CASE WHEN u.settled THEN now() ELSE m.settles_at END
                FROM u JOIN p ON p.id = u.id
                WHERE m.id = u.id AND (SELECT count(*) FROM p) = cardinality(:ids)
                RETURNING m.id),
            e AS (
                INSERT INTO event_outbox (id, event_type, routing_key, payload)
                SELECT u.event_id, u.event_type, u.routing_key, cast(u.payload AS jsonb) FROM d JOIN u USING (id))
            SELECT count(*) FROM d
            """;
}
