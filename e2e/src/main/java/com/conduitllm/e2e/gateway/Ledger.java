package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.stack.Database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The tables, read past the services and past every proxy. */
public final class Ledger {
    private final Database database;

    Ledger(Database database) {
        this.database = database;
    }

    /** Everything that is recorded, in the order of the storage keys. */
    public List<MediaRow> media() {
        return query(
                """
                SELECT id, storage_key, virtual_key_id, state, coalesce(size_bytes, 0) AS size_bytes,
                       content_hash, settles_at
                FROM media_records ORDER BY storage_key
                """,
                Ledger::row);
    }

    public List<MediaRow> mediaOf(UUID owner) {
        return media().stream().filter(row -> owner.equals(row.owner())).toList();
    }

    /** {@code SELECT count(*) FROM …}. */
    public long count(String tableAndCondition, Object... parameters) {
        return query("SELECT count(*) FROM " + tableAndCondition, row -> row.getLong(1), parameters)
                .getFirst();
    }

    /** The first column, as text. */
    public List<String> texts(String sql, Object... parameters) {
        return query(sql, row -> row.getString(1), parameters);
    }

    /** Runs a statement that sets a scene. */
    public void execute(String sql, Object... parameters) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... parameters) {
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static PreparedStatement prepare(
            Connection connection, String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static MediaRow row(ResultSet row) throws SQLException {
        return new MediaRow(
                row.getObject("id", UUID.class),
                row.getString("storage_key"),
                row.getObject("virtual_key_id", UUID.class),
                row.getString("state"),
                row.getLong("size_bytes"),
                row.getString("content_hash"),
                row.getObject("settles_at", OffsetDateTime.class).toInstant());
    }
}
