package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaKind;
import com.conduitllm.media.TimeOrderedIds;
import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.record.ReserveOutcome.Reserved;
import com.conduitllm.media.storage.StoreId;
import com.conduitllm.testing.stack.Database;

import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

/** A migrated database with a ledger on it, and the few rows that tests start from. */
final class LedgerFixture {
    static final String HASH = "ab".repeat(32);
    static final Duration LEASE = Duration.ofMinutes(2);

    final TimeOrderedIds ids = new TimeOrderedIds();
    final SecureRandom random = new SecureRandom();
    final StoreId store = new StoreId(ids.next());
    final JdbcClient jdbc;
    final MediaLedger ledger;
    final MediaLookup lookup;

    private LedgerFixture(DataSource dataSource, UploadTimings timings) {
        jdbc = JdbcClient.create(dataSource);
        ledger = LedgerConfiguration.ledger(jdbc, ids, random, System::nanoTime, timings);
        lookup = new MediaLookup(jdbc);
    }

    static LedgerFixture on(Database database) {
        return on(database, new UploadTimings(Duration.ofMinutes(15), Duration.ofMinutes(15)));
    }

    static LedgerFixture on(Database database, UploadTimings timings) {
        return over(database, database.dataSource(), timings);
    }

    /** Statements go through {@code dataSource}, the schema is made directly. */
    static LedgerFixture over(Database database, DataSource dataSource, UploadTimings timings) {
        Flyway.configure().dataSource(database.dataSource()).load().migrate();
        return new LedgerFixture(dataSource, timings);
    }

    record Key(VirtualKeyId id, StoragePrefix prefix) {}

    Key newKey() {
        Key key = new Key(new VirtualKeyId(ids.next()), StoragePrefix.random(random));
        jdbc.sql(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (:id, 'test', :id, 'condt_', 'secret', :prefix)
                        """)
                .param("id", key.id().value())
                .param("prefix", key.prefix().value())
                .update();
        return key;
    }

    /** As the Admin API does it: the gate first, then the row. */
    void setState(Key key, String state) {
        jdbc.sql(
                        """
                        WITH gate AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended(:text, 0)))
                        UPDATE virtual_keys SET state = :state FROM gate WHERE id = :id
                        """)
                .param("text", key.id().toString())
                .param("state", state)
                .param("id", key.id().value())
                .update();
    }

    Reservation reservation(Key key, int items) {
        return new Reservation(
                key.id(),
                key.prefix(),
                store,
                MediaKind.IMAGE,
                "sample",
                "sample-image",
                "a prompt",
                "request-1",
                Collections.nCopies(items, new Reservation.Item("image/png", "png")));
    }

    List<ReserveOutcome.ReservedMedia> reserve(Key key, int items) {
        return ((Reserved) ledger.reserve(reservation(key, items))).media();
    }

    CompletedUpload upload(MediaId id, long size, boolean settled) {
        UUID event = ids.next();
        return new CompletedUpload(
                id,
                size,
                HASH,
                settled,
                URI.create("http://store/bucket/object"),
                null,
                null,
                new OutboxEvent(
                        event,
                        "MediaGenerationCompleted",
                        "key",
                        "{\"eventId\": \"" + event + "\"}"));
    }

    List<MediaId> available(Key key, int items) {
        List<MediaId> media =
                reserve(key, items).stream().map(ReserveOutcome.ReservedMedia::id).toList();
        ledger.complete(key.id(), media.stream().map(id -> upload(id, 100, true)).toList());
        return media;
    }

    /** As a later statement of another instance would read it. */
    Instant databaseTime() {
        return jdbc.sql("SELECT clock_timestamp()")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .single();
    }

    long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
