package com.conduitllm.proof.audit;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the database itself notes down for the audit, and how it hurries: leases and back-offs take
 * a tenth of their time, so that a trial of seconds sees many of them end. The product's statements
 * are as they are.
 */
public final class AuditSchema {
    private AuditSchema() {}

    private static final String TABLES =
            """
            ALTER TABLE media_records ADD COLUMN proof_claimed_by text;
            CREATE TABLE proof_breaches (id bigint GENERATED ALWAYS AS IDENTITY, rule text, sentence text);
            CREATE TABLE proof_planted (storage_key text COLLATE "C" PRIMARY KEY);
            CREATE TABLE proof_forgotten (media_id uuid PRIMARY KEY, storage_key text COLLATE "C" NOT NULL, virtual_key_id uuid,
                size_bytes bigint, at timestamptz NOT NULL DEFAULT clock_timestamp());
            CREATE INDEX ON proof_forgotten (storage_key);
            CREATE TABLE proof_reclaimed (media_id uuid);
            CREATE TABLE proof_dead_keys (virtual_key_id uuid PRIMARY KEY, seen_at timestamptz NOT NULL);
            CREATE TABLE proof_dead (media_id uuid PRIMARY KEY, state text NOT NULL);
            """;

    /** A row is claimed by whoever changes its token; only when the lease before it is over. */
    private static final String ON_UPDATE =
            """
            CREATE FUNCTION proof_on_update() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.lease_token IS NOT NULL AND NEW.lease_token IS DISTINCT FROM OLD.lease_token THEN
                    IF OLD.lease_token IS NOT NULL AND OLD.lease_until > clock_timestamp() THEN
                        INSERT INTO proof_breaches (rule, sentence) VALUES ('lease',
                            format('%s was claimed although the lease of %s ran', OLD.storage_key, OLD.proof_claimed_by));
                    END IF;
                    IF OLD.lease_token IS NOT NULL THEN INSERT INTO proof_reclaimed VALUES (OLD.id); END IF;
                    NEW.lease_until := clock_timestamp() + (NEW.lease_until - clock_timestamp()) / 10;
                    NEW.proof_claimed_by := current_setting('application_name');
                ELSIF NEW.last_error IS NOT NULL AND NEW.next_attempt_at IS DISTINCT FROM OLD.next_attempt_at THEN
                    NEW.next_attempt_at := greatest(clock_timestamp() + (NEW.next_attempt_at - clock_timestamp()) / 10,
                        CASE WHEN NEW.claimed_at <= NEW.settles_at THEN NEW.settles_at END);
                END IF;
                IF random() < %1$s THEN PERFORM pg_sleep(0.15); END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER proof_on_update BEFORE UPDATE ON media_records FOR EACH ROW EXECUTE FUNCTION proof_on_update();
            """;

    /** Only strangers' objects may ever be found without a row. */
    private static final String ON_INSERT =
            """
            CREATE FUNCTION proof_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.virtual_key_id IS NULL AND NEW.storage_key !~ '\\.png-[0-9a-f]{8}-[0-9a-f-]{27}$'
                   AND NOT EXISTS (SELECT FROM proof_planted p WHERE p.storage_key = NEW.storage_key) THEN
                    INSERT INTO proof_breaches (rule, sentence) VALUES ('object without row',
                        NEW.storage_key || ' was found without a row under the prefix of a deleted key');
                END IF;
                IF random() < %1$s THEN PERFORM pg_sleep(0.15); END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER proof_on_insert BEFORE INSERT ON media_records FOR EACH ROW EXECUTE FUNCTION proof_on_insert();
            """;

    private static final String ON_DELETE =
            """
            CREATE FUNCTION proof_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO proof_forgotten (media_id, storage_key, virtual_key_id, size_bytes)
                VALUES (OLD.id, OLD.storage_key, OLD.virtual_key_id, OLD.size_bytes);
                IF OLD.proof_claimed_by IS DISTINCT FROM current_setting('application_name') THEN
                    INSERT INTO proof_breaches (rule, sentence) VALUES ('token', format('%s was forgotten by %s, but %s had claimed it',
                        OLD.storage_key, current_setting('application_name'), OLD.proof_claimed_by));
                END IF;
                RETURN OLD;
            END $$;
            CREATE TRIGGER proof_on_delete AFTER DELETE ON media_records FOR EACH ROW EXECUTE FUNCTION proof_on_delete();
            """;

    /**
     * @param slowness how likely a write of a row takes 150 ms longer
     */
    public static void install(JdbcClient jdbc, double slowness) {
        jdbc.sql(TABLES).update();
        jdbc.sql(ON_UPDATE.replace("%1$s", Double.toString(slowness))).update();
        jdbc.sql(ON_INSERT.replace("%1$s", Double.toString(slowness))).update();
        jdbc.sql(ON_DELETE).update();
    }
}
