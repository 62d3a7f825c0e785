package com.conduitllm.admin.statistics;

import com.conduitllm.media.owner.VirtualKeyId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Adds up {@code media_usage}. */
@Component
public class MediaStatistics {
    private final JdbcClient jdbc;

    MediaStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a key stores; nothing for a key that is not known. */
    public KeyUsage ofKey(VirtualKeyId key) {
        Map<String, TypeUsage> byType =
                byType(
                        """
                        SELECT coalesce(u.media_type, 'unknown') AS name,
                               sum(u.stored_files)::bigint AS files, sum(u.stored_bytes)::bigint AS bytes
                        FROM media_usage u WHERE u.virtual_key_id = :id
                        GROUP BY 1 HAVING sum(u.stored_files) <> 0 ORDER BY 1
                        """,
                        key.value());
        long files = byType.values().stream().mapToLong(TypeUsage::fileCount).sum();
        long bytes = byType.values().stream().mapToLong(TypeUsage::sizeBytes).sum();
        return new KeyUsage(files, bytes, byType);
    }

    /** By media type, over all keys or the keys of one group. */
    Map<String, TypeUsage> byMediaType(@Nullable UUID group) {
        return byType(
                """
                SELECT coalesce(u.media_type, 'unknown') AS name,
                       sum(u.stored_files)::bigint AS files, sum(u.stored_bytes)::bigint AS bytes
                FROM media_usage u JOIN virtual_keys k ON k.id = u.virtual_key_id
                WHERE :id::uuid IS NULL OR k.virtual_key_group_id = :id::uuid
                GROUP BY 1 HAVING sum(u.stored_files) <> 0 ORDER BY 1
                """,
                group);
    }

    /** Bytes by provider, over all keys or the keys of one group. */
    Map<String, Long> bytesByProvider(@Nullable UUID group) {
        return bytes(
                """
                SELECT coalesce(u.provider, 'unknown') AS name, sum(u.stored_bytes)::bigint AS bytes
                FROM media_usage u JOIN virtual_keys k ON k.id = u.virtual_key_id
                WHERE :id::uuid IS NULL OR k.virtual_key_group_id = :id::uuid
                GROUP BY 1 HAVING sum(u.stored_files) <> 0 ORDER BY 1
                LIMIT 1000
                """,
                group);
    }

    /** Bytes by key, the 1000 keys that store most, over all keys or the keys of one group. */
    Map<String, Long> bytesByKey(@Nullable UUID group) {
        return bytes(
                """
                SELECT u.virtual_key_id::text AS name, sum(u.stored_bytes)::bigint AS bytes
                FROM media_usage u JOIN virtual_keys k ON k.id = u.virtual_key_id
                WHERE :id::uuid IS NULL OR k.virtual_key_group_id = :id::uuid
                GROUP BY u.virtual_key_id HAVING sum(u.stored_files) <> 0
                ORDER BY 2 DESC, u.virtual_key_id LIMIT 1000
                """,
                group);
    }

    /** Key deletions that were promised and are not proved yet. */
    Backlog backlog() {
        return jdbc.sql(
                        """
                        SELECT count(*) AS keys, coalesce(sum(objects_total - objects_deleted), 0)::bigint AS objects,
                               coalesce(sum(bytes_total - bytes_deleted), 0)::bigint AS bytes,
                               min(requested_at) AS oldest, now() AS as_of
                        FROM deletion_receipts WHERE state <> 'verified'
                        """)
                .query((row, _) -> {
                    OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
                    return new Backlog(
                            row.getLong("keys"),
                            Math.max(0, row.getLong("objects")),
                            Math.max(0, row.getLong("bytes")),
                            oldest == null ? null : oldest.toInstant(),
                            row.getObject("as_of", OffsetDateTime.class).toInstant());
                })
                .single();
    }

    private Map<String, TypeUsage> byType(String sql, @Nullable UUID id) {
        Map<String, TypeUsage> result = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("id", id)
                .query(row -> {
                    result.put(
                            row.getString("name"),
                            new TypeUsage(row.getLong("files"), row.getLong("bytes")));
                });
        return result;
    }

    private Map<String, Long> bytes(String sql, @Nullable UUID id) {
        Map<String, Long> result = new LinkedHashMap<>();
        jdbc.sql(sql)
                .param("id", id)
                .query(row -> {
                    result.put(row.getString("name"), row.getLong("bytes"));
                });
        return result;
    }
}
