package com.conduitllm.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.UUID;

@ExtendWith(LocalStackExtension.class)
class OutboxTableIT {
    private final JdbcClient jdbc;
    private final OutboxTable table;

    OutboxTableIT(Database database) {
        RelayContext.migrate(database);
        jdbc = JdbcClient.create(database.dataSource());
        table = new OutboxTable(jdbc);
        jdbc.sql("UPDATE leases SET token = NULL, lease_until = NULL").update();
        jdbc.sql("DELETE FROM event_outbox").update();
    }

    @Test
    void readsTheOldestRowsForTheHolderOfTheLeaseAlone() {
        RelayContext.queue(jdbc, "VirtualKeyUpdated", 700);

        OutboxBatch batch = table.take(null, RelaySettings.DEFAULT).orElseThrow();

        assertThat(batch.rows()).hasSize(500).isSortedAccordingTo((a, b) -> compare(a, b));
        assertThat(table.take(null, RelaySettings.DEFAULT)).isEmpty();
        assertThat(table.take(batch.token(), RelaySettings.DEFAULT))
                .map(OutboxBatch::rows)
                .contains(batch.rows());
    }

    private static int compare(OutboxBatch.Row a, OutboxBatch.Row b) {
        return a.id().toString().compareTo(b.id().toString());
    }

    @Test
    void givesALapsedLeaseToWhoeverAsksAndNothingToItsFormerHolder() {
        UUID former = table.take(null, RelaySettings.DEFAULT).orElseThrow().token();
        jdbc.sql("UPDATE leases SET lease_until = now() - interval '1 second'").update();

        UUID holder = table.take(null, RelaySettings.DEFAULT).orElseThrow().token();

        assertThat(holder).isNotEqualTo(former);
        assertThat(table.take(former, RelaySettings.DEFAULT)).isEmpty();
        table.resign(former);
        assertThat(table.take(holder, RelaySettings.DEFAULT)).isPresent();
    }

    @Test
    void deletesByIdWhateverCameInBetween() {
        RelayContext.queue(jdbc, "VirtualKeyUpdated", 3);
        OutboxBatch batch = table.take(null, RelaySettings.DEFAULT).orElseThrow();
        RelayContext.queue(jdbc, "VirtualKeyUpdated", 2);

        int deleted = table.delete(batch.rows().stream().map(OutboxBatch.Row::id).toList());

        assertThat(deleted).isEqualTo(3);
        assertThat(jdbc.sql("SELECT count(*) FROM event_outbox").query(Integer.class).single())
                .isEqualTo(2);
    }
}
