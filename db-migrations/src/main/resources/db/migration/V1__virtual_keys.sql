-- Tenants. A virtual key is alive while state = 'ACTIVE' and it has not expired; its row goes last,
-- after every medium of it is gone from the bucket (media_records refuses anything else by RESTRICT).
CREATE TABLE virtual_keys (
    id                      uuid PRIMARY KEY,
    key_name                varchar(200) NOT NULL,
    -- SHA-256 of the secret, lower-case hex. The secret itself is never stored.
    key_hash                varchar(64)  NOT NULL UNIQUE,
    -- The first characters of the secret, for people who must tell keys apart.
    key_prefix              varchar(20)  NOT NULL,
    -- After a rotation the former secret stays valid until the grace ends.
    previous_key_hash       varchar(64)  UNIQUE,
    previous_key_expires_at timestamptz,
    webhook_secret          varchar(100) NOT NULL,
    -- Random, 96 bits, base32; every object of this key lies under it. Never used again.
    storage_prefix          varchar(32)  COLLATE "C" NOT NULL UNIQUE,
    allowed_models          text,
    virtual_key_group_id    uuid,
    metadata                text,
    rate_limit_rpm          integer CHECK (rate_limit_rpm > 0),
    rate_limit_rpd          integer CHECK (rate_limit_rpd > 0),
    state                   varchar(10)  NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'DISABLED', 'DELETING')),
    expires_at              timestamptz,
    created_at              timestamptz  NOT NULL DEFAULT now(),
    updated_at              timestamptz  NOT NULL DEFAULT now(),
    disabled_at             timestamptz,
    held_at                 timestamptz,
    held_reason             text,
    held_until              timestamptz,
    row_version             bigint       NOT NULL DEFAULT 0,
    CHECK ((previous_key_hash IS NULL) = (previous_key_expires_at IS NULL))
) WITH (fillfactor = 80);

CREATE INDEX ix_virtual_keys_group ON virtual_keys (virtual_key_group_id) WHERE virtual_key_group_id IS NOT NULL;
CREATE INDEX ix_virtual_keys_deleting ON virtual_keys (id) WHERE state = 'DELETING';
