package com.conduitllm.e2e.soak;

import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Ledger;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Pairs;
import com.conduitllm.e2e.load.LoadReport;

import org.awaitility.core.ConditionTimeoutException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** After the storm: whatever was promised must be so. */
final class Finale {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than the connections of a pool: each request must give its own back. */
    private static final int LAST_REQUESTS = 25;

    private final Pairs pairs;
    private final Gateway gateway;
    private final List<String> broken = new ArrayList<>();

    Finale(Pairs pairs) {
        this.pairs = pairs;
        this.gateway = pairs.gateway();
    }

    /** Returns what does not hold. */
    List<String> judge(LoadReport load) {
        pairs.nodes().forEach(this::becomesReady);
        drains("deletions that are not verified", "deletion_receipts WHERE state <> 'verified'");
        drains("rows of work that nobody finished", "media_records WHERE state <> 'AVAILABLE'");
        drains("events that nobody published", "event_outbox");
        load.kept().forEach(this::mustBeThere);
        never(
                "objects that were counted twice",
                "(SELECT media_id FROM media_deletions GROUP BY media_id HAVING count(*) > 1) d");
        never(
                "receipts that count otherwise than the log of deletions",
                """
                deletion_receipts r WHERE objects_deleted <>
                    (SELECT count(*) FROM media_deletions d
                     WHERE d.virtual_key_id = r.virtual_key_id AND d.deleted_at >= r.requested_at)
                """);
        serves();
        agrees();
        return broken;
    }

    /** By itself: what a service has seen of a store that failed is trusted for some seconds. */
    private void becomesReady(Node node) {
        try {
            await().atMost(PATIENCE)
                    .until(() -> node.http().get("/actuator/health/readiness").status() == 200);
        } catch (ConditionTimeoutException e) {
            broken.add("%s is not ready after the storm".formatted(node.address()));
        }
    }

    private void drains(String what, String tableAndCondition) {
        Ledger ledger = gateway.ledger();
        try {
            await().atMost(PATIENCE).until(() -> ledger.count(tableAndCondition) == 0);
        } catch (ConditionTimeoutException e) {
            broken.add("%d %s".formatted(ledger.count(tableAndCondition), what));
        }
    }

    private void mustBeThere(Image image) {
        int status = gateway.core().http().get(image.url()).status();
        if (status != 200) {
            broken.add(
                    "A picture that was acknowledged is answered %d: %s".formatted(status, image));
        }
    }

    private void never(String what, String tableAndCondition) {
        long count = gateway.ledger().count(tableAndCondition);
        if (count > 0) {
            broken.add("%d %s".formatted(count, what));
        }
    }

    private void serves() {
        try {
            NewKey key = gateway.operator().createKey("after the storm");
            for (int turn = 0; turn < LAST_REQUESTS * pairs.cores().size(); turn++) {
                pairs.coreAs(turn, key).generate("after the storm", 1);
            }
        } catch (AssertionError e) {
            broken.add("A request after the storm failed: " + e.getMessage());
        }
    }

    private void agrees() {
        try {
            gateway.audit().assertAgreement();
        } catch (AssertionError e) {
            broken.add("Bucket and tables differ: " + e.getMessage());
        }
    }
}
