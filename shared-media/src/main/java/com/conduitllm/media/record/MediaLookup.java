package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.MediaKind;
import com.conduitllm.media.MediaState;
import com.conduitllm.media.owner.VirtualKeyId;
import com.conduitllm.media.storage.StorageKey;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads media records. Owner and liveness are conditions of the query, never checked afterwards.
 */
public final class MediaLookup {
    /** The most records of one page. */
    public static final int MAX_LIMIT = 1000;

    private static final String COLUMNS =
            """
            m.id, m.storage_key, m.virtual_key_id, m.media_type, m.content_type, m.size_bytes, m.content_hash,
            m.provider, m.model, m.prompt, m.storage_url, m.public_url, m.expires_at, m.created_at, m.completed_at,
            m.last_accessed_at, m.access_count, m.state, m.held_at, m.quarantined_at, m.purge_after
            """;

    private final JdbcClient jdbc;

    MediaLookup(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The record of a medium that may be served now: AVAILABLE, not expired, not quarantined, its
     * key ACTIVE. One indexed read.
     */
    public Optional<MediaRecord> findServable(StorageKey key) {
        return jdbc.sql(
                        """
                        SELECT %s FROM media_records m JOIN virtual_keys k ON k.id = m.virtual_key_id
                        WHERE m.storage_key = :key AND m.state = 'AVAILABLE' AND m.quarantined_at IS NULL
                          AND (m.expires_at IS NULL OR m.expires_at > now()) AND k.state = 'ACTIVE'
                        """
                                .formatted(COLUMNS))
                .param("key", key.value())
                .query(MediaLookup::record)
                .optional();
    }

    /** Any record, whatever its state. */
    public Optional<MediaRecord> find(MediaId id) {
        return jdbc.sql("SELECT %s FROM media_records m WHERE m.id = :id".formatted(COLUMNS))
                .param("id", id.value())
                .query(MediaLookup::record)
                .optional();
    }

    /**
     * What a key owns, in the order of creation.
     *
     * @param after continue after this id; null for the first page
     * @param limit 1 to {@value #MAX_LIMIT}
     */
    public MediaPage ownedBy(VirtualKeyId owner, @Nullable MediaId after, int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException(
                    "limit must be 1 to " + MAX_LIMIT + ", not " + limit);
        }
        List<MediaRecord> found =
                jdbc.sql(
                                """
                                SELECT %s FROM media_records m
                                WHERE %s AND (m.virtual_key_id, m.id) > (:key, :after)
                                ORDER BY %s LIMIT :limit
                                """
                                        .formatted(COLUMNS, RowsOfKey.CONDITION, RowsOfKey.ORDER))
                        .param("key", owner.value())
                        .param("after", after == null ? new UUID(0, 0) : after.value())
                        .param("limit", limit + 1)
                        .query(MediaLookup::record)
                        .list();
        boolean more = found.size() > limit;
        List<MediaRecord> items = more ? found.subList(0, limit) : found;
        return new MediaPage(items, more ? items.getLast().id() : null);
    }

    private static MediaRecord record(ResultSet row, int number) throws SQLException {
        UUID owner = Columns.uuidOrNull(row, "virtual_key_id");
        String kind = row.getString("media_type");
        return new MediaRecord(
                new MediaId(row.getObject("id", UUID.class)),
                new StorageKey(row.getString("storage_key")),
                owner == null ? null : new VirtualKeyId(owner),
                kind == null ? null : MediaKind.ofWireName(kind),
                row.getString("content_type"),
                Columns.longOrNull(row, "size_bytes"),
                row.getString("content_hash"),
                row.getString("provider"),
                row.getString("model"),
                row.getString("prompt"),
                row.getString("storage_url"),
                row.getString("public_url"),
                Columns.instantOrNull(row, "expires_at"),
                Columns.instant(row, "created_at"),
                Columns.instantOrNull(row, "completed_at"),
                Columns.instantOrNull(row, "last_accessed_at"),
                row.getInt("access_count"),
                MediaState.valueOf(row.getString("state")),
                row.getTimestamp("held_at") != null,
                row.getTimestamp("quarantined_at") != null,
                Columns.instantOrNull(row, "purge_after"));
    }
}
