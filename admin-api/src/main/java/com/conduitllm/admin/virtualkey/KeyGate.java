package com.conduitllm.admin.virtualkey;

import com.conduitllm.media.owner.VirtualKeyId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lock that every writer of a key's row takes first, until its transaction ends. Uploads take
 * it shared before they lock the row itself; without it a stream of them could starve a writer,
 * because share locks on a row are granted past a waiting exclusive one.
 */
@Component
class KeyGate {
    private final JdbcClient jdbc;

    KeyGate(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void enter(VirtualKeyId key) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:id::text, 0))")
                .param("id", key.value())
                .query()
                .listOfRows();
    }
}
