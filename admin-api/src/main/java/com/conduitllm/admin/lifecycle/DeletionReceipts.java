package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads receipts as they are shown. */
final class DeletionReceipts {
    private static final int LARGEST_PAGE = 1000;
    private static final String COLUMNS =
            """
            SELECT id, virtual_key_id, state, requested_at, objects_total, bytes_total, objects_deleted,
                   bytes_deleted, attempts, last_error, blocked_by, verifiable_at, verified_at, urls_dead_at,
                   ARRAY (SELECT jsonb_array_elements_text(remainders)) AS remainders
            FROM deletion_receipts
            """;

    private final JdbcClient jdbc;

    DeletionReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<DeletionReceipt> find(UUID deletionId) {
        return jdbc.sql(COLUMNS + "WHERE id = :id")
                .param("id", deletionId)
                .query((row, _) -> receipt(row))
                .optional();
    }

    Optional<DeletionReceipt> findByKey(VirtualKeyId key) {
        return jdbc.sql(COLUMNS + "WHERE virtual_key_id = :key")
                .param("key", key.value())
                .query((row, _) -> receipt(row))
                .optional();
    }

    DeletionReceiptPage page(@Nullable UUID before, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to 1000 receipts, not " + limit);
        }
        List<DeletionReceipt> found =
                jdbc.sql(
                                COLUMNS
                                        + """
                                        WHERE :before::uuid IS NULL OR id < :before::uuid
                                        ORDER BY id DESC LIMIT :limit
                                        """)
                        .param("before", before)
                        .param("limit", limit + 1)
                        .query((row, _) -> receipt(row))
                        .list();
        if (found.size() <= limit) {
            return new DeletionReceiptPage(found, null);
        }
        List<DeletionReceipt> items = found.subList(0, limit);
        return new DeletionReceiptPage(items, items.getLast().deletionId());
    }

    private static DeletionReceipt receipt(ResultSet row) throws SQLException {
        return new DeletionReceipt(
                row.getObject("id", UUID.class),
                row.getObject("virtual_key_id", UUID.class),
                DeletionReceipt.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "requested_at"),
                row.getLong("objects_total"),
                row.getLong("bytes_total"),
                row.getLong("objects_deleted"),
                row.getLong("bytes_deleted"),
                row.getInt("attempts"),
                row.getString("last_error"),
                row.getString("blocked_by"),
                instantOrNull(row, "verifiable_at"),
                instantOrNull(row, "verified_at"),
                instant(row, "urls_dead_at"),
                List.of((String[]) row.getArray("remainders").getArray()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column)
            throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
