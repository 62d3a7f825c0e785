-- Events are queued by the statement that changes the data, and published afterwards (at least once).
CREATE TABLE event_outbox (
    id          uuid PRIMARY KEY,
    event_type  varchar(100) NOT NULL,
    routing_key varchar(100) NOT NULL,
    payload     jsonb        NOT NULL,
    created_at  timestamptz  NOT NULL DEFAULT now()
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);

-- Which events a consumer has already taken in.
CREATE TABLE event_inbox (
    consumer    varchar(100) NOT NULL,
    event_id    uuid         NOT NULL,
    received_at timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (consumer, event_id)
);
CREATE INDEX ix_event_inbox_received ON event_inbox (received_at);

-- Work that one instance at a time does, by a lease on the database's clock.
CREATE TABLE leases (
    name        varchar(100) PRIMARY KEY,
    token       uuid,
    lease_until timestamptz
) WITH (fillfactor = 50);
INSERT INTO leases (name) VALUES ('outbox-relay');
