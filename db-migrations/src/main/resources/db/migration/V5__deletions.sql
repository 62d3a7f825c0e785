-- What was promised to whoever deleted a key; outlives the key.
CREATE TABLE deletion_receipts (
    id              uuid PRIMARY KEY,
    virtual_key_id  uuid         NOT NULL UNIQUE,
    key_name        varchar(200) NOT NULL,
    storage_prefix  varchar(32)  NOT NULL,
    state           varchar(10)  NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'deleting', 'verified', 'blocked')),
    requested_at    timestamptz  NOT NULL DEFAULT now(),
    requested_by    varchar(200) NOT NULL,
    -- As of the request; media that was still being uploaded counts as an object of unknown size.
    objects_total   bigint       NOT NULL,
    bytes_total     bigint       NOT NULL,
    objects_deleted bigint       NOT NULL DEFAULT 0,
    bytes_deleted   bigint       NOT NULL DEFAULT 0,
    attempts        integer      NOT NULL DEFAULT 0,
    last_error      text,
    blocked_by      text,
    verifiable_at   timestamptz,
    verified_at     timestamptz,
    urls_dead_at    timestamptz  NOT NULL,
    remainders      jsonb        NOT NULL DEFAULT '[]',
    -- The prefix is listed once more long after the last possible upload.
    recheck_at      timestamptz,
    rechecked_at    timestamptz
) WITH (fillfactor = 80);
CREATE INDEX ix_deletion_receipts_open ON deletion_receipts (id) WHERE state <> 'verified';
CREATE INDEX ix_deletion_receipts_recheck ON deletion_receipts (recheck_at) WHERE state = 'verified' AND rechecked_at IS NULL;

-- One line for every object that is gone. Append-only; ids, sizes and times, HMACs instead of names.
CREATE TABLE media_deletions (
    media_id          uuid        NOT NULL,
    virtual_key_id    uuid,
    storage_key_hmac  varchar(64) NOT NULL,
    content_hash_hmac varchar(64),
    media_type        varchar(50),
    size_bytes        bigint,
    reason            varchar(50) NOT NULL,
    run_id            uuid,
    created_at        timestamptz NOT NULL,
    deleted_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (deleted_at, media_id)
) PARTITION BY RANGE (deleted_at);
CREATE TABLE media_deletions_default PARTITION OF media_deletions DEFAULT;
CREATE INDEX ix_media_deletions_media ON media_deletions (media_id);
CREATE INDEX ix_media_deletions_key ON media_deletions (virtual_key_id, deleted_at);

-- Makes the partitions of this month and the next ones; called ahead of time, harmless when they exist.
CREATE FUNCTION media_deletions_add_partitions(months_ahead integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    first_day date;
BEGIN
    FOR i IN 0..months_ahead LOOP
        first_day := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => i))::date;
        BEGIN
            EXECUTE format(
                'CREATE TABLE IF NOT EXISTS media_deletions_%s PARTITION OF media_deletions FOR VALUES FROM (%L) TO (%L)',
                to_char(first_day, 'YYYY_MM'), first_day || ' 00:00:00+00', (first_day + interval '1 month')::date || ' 00:00:00+00');
        EXCEPTION WHEN check_violation THEN
            -- The default partition already holds lines of that month; they stay there.
            RAISE NOTICE 'media_deletions: % stays in the default partition', to_char(first_day, 'YYYY-MM');
        END;
    END LOOP;
END $$;
