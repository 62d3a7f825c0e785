-- One row for every object in the bucket, from before its upload until after its deletion.
-- State machine: PENDING -> AVAILABLE <-> TRASHED, any of them -> DELETING -> row gone. Nothing leaves DELETING.
CREATE TABLE media_records (
    id                     uuid PRIMARY KEY,
    storage_key            varchar(500) COLLATE "C" NOT NULL UNIQUE,
    -- RESTRICT, not CASCADE: forgetting a key that still has media would forget where its objects are.
    virtual_key_id         uuid REFERENCES virtual_keys (id) ON DELETE RESTRICT,
    media_type             varchar(50),
    content_type           varchar(100),
    size_bytes             bigint CHECK (size_bytes >= 0),
    content_hash           varchar(64),
    provider               varchar(50),
    model                  varchar(100),
    prompt                 text,
    storage_url            text,
    public_url             text,
    expires_at             timestamptz,
    created_at             timestamptz NOT NULL DEFAULT now(),
    last_accessed_at       timestamptz,
    access_count           integer NOT NULL DEFAULT 0,

    state                  varchar(10) NOT NULL CHECK (state IN ('PENDING', 'AVAILABLE', 'TRASHED', 'DELETING')),
    upload_deadline        timestamptz,
    -- From this moment no upload of this row can become visible in the store any more.
    settles_at             timestamptz NOT NULL,
    completed_at           timestamptz,
    lease_token            uuid,
    lease_until            timestamptz,
    claimed_at             timestamptz,
    attempts               integer NOT NULL DEFAULT 0,
    next_attempt_at        timestamptz,
    last_error             text,
    -- Why the row was first claimed; who finishes an interrupted purge does not change it.
    purge_reason           varchar(50),
    row_version            bigint NOT NULL DEFAULT 0,
    expires_policy_version bigint,
    upload_id              text,
    -- Which bucket the object is in; a purge only takes rows of the bucket that it is connected to.
    store_id               uuid NOT NULL,
    purge_after            timestamptz,
    held_at                timestamptz,
    held_reason            text,
    held_until             timestamptz,
    quarantined_at         timestamptz,
    end_user_hmac          varchar(64),
    correlation_id         varchar(100),
    purpose                varchar(20) NOT NULL DEFAULT 'media' CHECK (purpose IN ('media', 'thumbnail', 'input')),
    derived_from           uuid,

    -- A row without an owner exists only to delete an object that nobody had recorded.
    CHECK (virtual_key_id IS NOT NULL OR state = 'DELETING'),
    CHECK (state <> 'DELETING' OR lease_until IS NOT NULL OR next_attempt_at IS NOT NULL),
    CHECK (state <> 'PENDING' OR upload_deadline IS NOT NULL),
    CHECK (state NOT IN ('AVAILABLE', 'TRASHED') OR (completed_at IS NOT NULL AND size_bytes IS NOT NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02);

-- No index holds last_accessed_at or access_count: counting an access must stay a HOT update.
CREATE INDEX ix_media_records_virtual_key ON media_records (virtual_key_id, id);
CREATE INDEX ix_media_records_expires ON media_records (expires_at, id) WHERE expires_at IS NOT NULL;
CREATE INDEX ix_media_records_created ON media_records (created_at);
CREATE INDEX ix_media_records_pending ON media_records (upload_deadline, id) WHERE state = 'PENDING';
CREATE INDEX ix_media_records_pending_by_key ON media_records (virtual_key_id) WHERE state = 'PENDING';
-- A row in DELETING is due when neither its lease nor its back-off runs any more; one of the two is always set.
CREATE INDEX ix_media_records_deleting ON media_records ((greatest(lease_until, next_attempt_at)), id) WHERE state = 'DELETING';
CREATE INDEX ix_media_records_trashed ON media_records (purge_after, id) WHERE state = 'TRASHED';
