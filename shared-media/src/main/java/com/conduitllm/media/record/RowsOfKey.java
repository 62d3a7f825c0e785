package com.conduitllm.media.record;

/**
 * How the rows of one key, named {@code :key}, are found: by the index on {@code (virtual_key_id,
 * id)} and in its order, however old the planner's statistics are.
 *
 * <p>With {@code virtual_key_id = :key ORDER BY id LIMIT n} the planner may as well walk the
 * primary key past everybody else's rows; it does where the key owned much when statistics were
 * taken, and the last batches of a purge then read the whole table. Bounds on both columns leave
 * one index that gives the order; therefore the owner must not be named by an equality elsewhere in
 * the query. (A table that was never analysed is planned by guesses: autovacuum ends that within a
 * minute, and whoever fills it at once runs {@code ANALYZE}.)
 */
final class RowsOfKey {
    static final String CONDITION =
            "(m.virtual_key_id, m.id) >= (:key, '00000000-0000-0000-0000-000000000000'::uuid)"
                    + " AND (m.virtual_key_id, m.id)"
                    + " <= (:key, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)";

    static final String ORDER = "m.virtual_key_id, m.id";

    private RowsOfKey() {}
}
