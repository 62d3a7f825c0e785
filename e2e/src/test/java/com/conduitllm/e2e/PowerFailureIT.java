package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.load.Load;
import com.conduitllm.testing.stack.LocalStack;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/**
 * PostgreSQL, the store and the broker are killed with -9 all at once, under load, and start again
 * on what they had written. The services go on by themselves; what they had acknowledged is there.
 */
@Tag("embedded")
class PowerFailureIT {

    @TempDir private Path folder;

    @Test
    void whatWasAcknowledgedSurvivesTheDeathOfAllServers() {
        try (LocalStack stack = LocalStack.startIn(folder.resolve("stack"));
                Gateway gateway = Troubled.start(stack);
                Load load = Troubled.load(gateway)) {
            LogWatch logs = LogWatch.of(Troubled.both(gateway));
            int mark = load.mark();

            stack.kill9Postgres();
            stack.kill9();
            for (Node node : Troubled.both(gateway)) {
                Troubled.awaitReadiness(node, 503);
            }
            await("refusals")
                    .atMost(Troubled.PATIENCE)
                    .until(() -> load.since(mark).failures().size() >= 12);
            stack.restart();

            Troubled.awaitRecovery(gateway, load);
            logs.assertReadable(load.since(mark).failures().size());
            assertThat(load.since(mark).slowest()).isLessThan(Troubled.LONGEST_WAIT);
            Troubled.assertNothingLost(gateway, load.stop());
        }
    }
}
