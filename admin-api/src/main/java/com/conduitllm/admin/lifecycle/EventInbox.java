package com.conduitllm.admin.lifecycle;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Which events this service has taken in. Kept longer than any queue repeats a message. */
final class EventInbox {
    private static final String CONSUMER = "admin-media-lifecycle";
    private static final int DAYS_KEPT = 30;
    private static final int ROWS_AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    EventInbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns false for an event that was taken in before. */
    boolean add(UUID eventId) {
        return jdbc.sql(
                                """
                                INSERT INTO event_inbox (consumer, event_id) VALUES (:consumer, :id)
                                ON CONFLICT DO NOTHING
                                """)
                        .param("consumer", CONSUMER)
                        .param("id", eventId)
                        .update()
                == 1;
    }

    @Scheduled(fixedRate = 1, timeUnit = TimeUnit.HOURS)
    void forgetOld() {
        int forgotten = ROWS_AT_ONCE;
        while (forgotten == ROWS_AT_ONCE) {
            forgotten =
                    jdbc.sql(
                                    """
                                    DELETE FROM event_inbox WHERE (consumer, event_id) IN (
                                        SELECT consumer, event_id FROM event_inbox
                                        WHERE received_at < now() - make_interval(days => :days) LIMIT :limit)
                                    """)
                            .param("days", DAYS_KEPT)
                            .param("limit", ROWS_AT_ONCE)
                            .update();
        }
    }
}
