-- Who this installation is, one row. A bucket carries the same identity in .conduit/installation.json;
-- where the two differ nothing is deleted until an operator has accepted it.
CREATE TABLE installation (
    singleton            boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    -- The bucket this database's media is in; set before the bucket's marker is written.
    store_id             uuid,
    -- Advances in the database first, then in the marker; a marker that is ahead means an older database was put back.
    ledger_epoch         bigint NOT NULL DEFAULT 0,
    -- Key of the HMACs in media_deletions.
    deletion_log_key     bytea  NOT NULL DEFAULT sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
    accepted_at          timestamptz,
    accepted_by          varchar(200),
    accepted_reason      text
);
INSERT INTO installation DEFAULT VALUES;
