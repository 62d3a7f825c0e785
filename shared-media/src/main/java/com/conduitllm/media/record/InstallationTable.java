package com.conduitllm.media.record;

import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The table {@code installation}, each method one statement that commits by itself. */
final class InstallationTable {
    private final JdbcClient jdbc;

    InstallationTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Installation read() {
        return jdbc.sql(
                        """
                        SELECT i.store_id, i.ledger_epoch, s.system_identifier::text AS system_id, c.timeline_id,
                               'installation'::regclass::oid::bigint AS table_oid,
                               EXISTS (SELECT FROM media_records) AS has_media
                        FROM installation i, pg_control_system() s, pg_control_checkpoint() c
                        """)
                .query((row, _) -> installation(row))
                .single();
    }

    /**
     * Chooses the bucket of a database that has no media in any other.
     *
     * @param seen the choice to be replaced
     * @return false when somebody else chose meanwhile, or there is media elsewhere
     */
    boolean choose(@Nullable StoreId seen, StoreId chosen) {
        return jdbc.sql(
                                """
                                UPDATE installation SET store_id = :chosen
                                WHERE store_id IS NOT DISTINCT FROM :seen::uuid
                                  AND NOT EXISTS (SELECT FROM media_records WHERE store_id <> :chosen)
                                """)
                        .param("chosen", chosen.value())
                        .param("seen", seen == null ? null : seen.value())
                        .update()
                == 1;
    }

    /**
     * Advances the epoch of the database whose bucket is still {@code store}; before the marker's.
     */
    boolean advance(StoreId store) {
        return jdbc.sql(
                                "UPDATE installation SET ledger_epoch = ledger_epoch + 1 WHERE"
                                        + " store_id = :store")
                        .param("store", store.value())
                        .update()
                == 1;
    }

    /** Writes down an operator's decision, and an epoch that is ahead of both sides. */
    void accept(StoreId store, long markerEpoch, String actor, String reason) {
        jdbc.sql(
                        """
                        UPDATE installation
                        SET store_id = :store, ledger_epoch = greatest(ledger_epoch, :epoch) + 1,
                            accepted_at = now(), accepted_by = :actor, accepted_reason = :reason
                        """)
                .param("store", store.value())
                .param("epoch", markerEpoch)
                .param("actor", actor)
                .param("reason", reason)
                .update();
    }

    private static Installation installation(ResultSet row) throws SQLException {
        UUID store = row.getObject("store_id", UUID.class);
        return new Installation(
                store == null ? null : new StoreId(store),
                row.getLong("ledger_epoch"),
                row.getString("system_id"),
                row.getLong("timeline_id"),
                row.getLong("table_oid"),
                row.getBoolean("has_media"));
    }
}
