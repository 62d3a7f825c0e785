-- What each key stores, kept by statement-level triggers, so that statistics never read media_records.
-- stored: the object is (or may still be) in the bucket. served: it can be fetched. PENDING rows count nowhere.
CREATE TABLE media_usage (
    virtual_key_id uuid NOT NULL,
    media_type     varchar(50),
    provider       varchar(50),
    model          varchar(100),
    stored_files   bigint NOT NULL,
    stored_bytes   bigint NOT NULL,
    served_files   bigint NOT NULL,
    served_bytes   bigint NOT NULL,
    UNIQUE NULLS NOT DISTINCT (virtual_key_id, media_type, provider, model)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);

-- Upserts in key order, so that two statements never wait for each other in a circle.
-- Deltas of zero write nothing: leases and access counts fire the triggers, too.
CREATE FUNCTION media_usage_add(deltas media_usage[]) RETURNS void LANGUAGE sql AS $$
    INSERT INTO media_usage AS u
    SELECT d.virtual_key_id, d.media_type, d.provider, d.model,
           sum(d.stored_files), sum(d.stored_bytes), sum(d.served_files), sum(d.served_bytes)
    FROM unnest(deltas) d
    GROUP BY d.virtual_key_id, d.media_type, d.provider, d.model
    HAVING sum(d.stored_files) <> 0 OR sum(d.stored_bytes) <> 0 OR sum(d.served_files) <> 0 OR sum(d.served_bytes) <> 0
    ORDER BY d.virtual_key_id, d.media_type, d.provider, d.model
    ON CONFLICT (virtual_key_id, media_type, provider, model) DO UPDATE
    SET stored_files = u.stored_files + excluded.stored_files,
        stored_bytes = u.stored_bytes + excluded.stored_bytes,
        served_files = u.served_files + excluded.served_files,
        served_bytes = u.served_bytes + excluded.served_bytes
$$;

CREATE FUNCTION media_usage_of(m media_records, sign integer) RETURNS media_usage LANGUAGE sql IMMUTABLE AS $$
    SELECT ROW(m.virtual_key_id, m.media_type, m.provider, m.model,
               CASE WHEN m.completed_at IS NOT NULL THEN sign ELSE 0 END,
               CASE WHEN m.completed_at IS NOT NULL THEN sign * coalesce(m.size_bytes, 0) ELSE 0 END,
               CASE WHEN m.state = 'AVAILABLE' THEN sign ELSE 0 END,
               CASE WHEN m.state = 'AVAILABLE' THEN sign * coalesce(m.size_bytes, 0) ELSE 0 END)::media_usage
$$;

CREATE FUNCTION media_usage_after_insert() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM media_usage_add(array_agg(media_usage_of(n, 1)))
    FROM added n WHERE n.completed_at IS NOT NULL AND n.virtual_key_id IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE FUNCTION media_usage_after_update() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM media_usage_add(array_agg(d.usage))
    FROM (SELECT o.id, media_usage_of(o, -1) AS usage FROM before o WHERE o.virtual_key_id IS NOT NULL
          UNION ALL
          SELECT n.id, media_usage_of(n, 1) FROM after n WHERE n.virtual_key_id IS NOT NULL) d
    WHERE d.id IN (SELECT o.id FROM before o JOIN after n USING (id)
                   WHERE (o.state, o.size_bytes, o.completed_at, o.virtual_key_id, o.media_type, o.provider, o.model)
                         IS DISTINCT FROM
                         (n.state, n.size_bytes, n.completed_at, n.virtual_key_id, n.media_type, n.provider, n.model))
    HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE FUNCTION media_usage_after_delete() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM media_usage_add(array_agg(media_usage_of(o, -1)))
    FROM removed o WHERE o.completed_at IS NOT NULL AND o.virtual_key_id IS NOT NULL HAVING count(*) > 0;
    RETURN NULL;
END $$;

CREATE TRIGGER media_usage_insert AFTER INSERT ON media_records
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION media_usage_after_insert();
CREATE TRIGGER media_usage_update AFTER UPDATE ON media_records
    REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION media_usage_after_update();
CREATE TRIGGER media_usage_delete AFTER DELETE ON media_records
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION media_usage_after_delete();
