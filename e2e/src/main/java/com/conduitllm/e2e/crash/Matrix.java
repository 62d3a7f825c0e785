package com.conduitllm.e2e.crash;

import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.BulkMedia;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays steps on one gateway.
 *
 * <ol>
 *   <li>Makes a key for each step, with the media that it needs.
 *   <li>Plays the steps one after the other; while a killed service starts, the next step may go on
 *       with the other one.
 *   <li>When both services run again, asks for the aftermath of each.
 *   <li>Compares the bucket with the tables.
 * </ol>
 */
public final class Matrix implements AutoCloseable {
    /** A crash is healed within seconds, and an upload is not too old before it has begun. */
    private static final Map<String, String> SETTINGS =
            Map.of(
                    "CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE", "PT12S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGELEASE", "PT5S",
                    "CONDUITLLM__MEDIAMANAGEMENT__PURGEBACKOFFMAX", "PT5S",
                    "CONDUITLLM__STORAGE__S3__LANDINGHORIZON", "PT2S");

    private final Stage stage;

    private Matrix(Gateway gateway) {
        stage = new Stage(gateway);
    }

    /** Hears how far a round is. */
    public interface Watcher {
        /** A step or its aftermath begins. */
        void doing(String what);

        /** A step was played, or did not even get there. */
        void played(StepResult result);
    }

    /** Starts Core and Admin over a database and a bucket of their own. */
    public static Matrix start() {
        return new Matrix(Gateway.start(SETTINGS));
    }

    public Gateway gateway() {
        return stage.gateway();
    }

    /** How often a service was killed so far. */
    public int kills() {
        return stage.kills();
    }

    /** Plays the steps in this order and returns what became of each, in the same order. */
    public List<StepResult> play(List<Step> order, Watcher watcher) {
        watcher.doing("making a key for each step");
        List<Act> acts = order.stream().map(step -> new Act(step, scene(step))).toList();
        for (Act act : acts) {
            watcher.doing(act.step.label() + ": " + act.step.moment());
            watcher.played(act.play(stage));
        }
        watcher.doing("both services start again");
        stage.restore();
        List<StepResult> results = new ArrayList<>();
        for (Act act : acts) {
            watcher.doing(act.step.label() + ": " + act.step.outcome());
            results.add(act.checked(stage));
        }
        return results;
    }

    /** Whether bucket and tables agree, to be asked when nothing is under way. */
    public Optional<String> audit() {
        String violation = Act.violation(this::assertAgreement);
        return violation.isEmpty() ? Optional.empty() : Optional.of(violation);
    }

    private void assertAgreement() {
        await("law of laws: what is DELETING is forgotten; law 2: no upload stays unfinished")
                .atMost(Stage.SOON)
                .until(() -> stage.ledger().count("media_records WHERE state <> 'AVAILABLE'") == 0);
        gateway().audit().assertAgreement();
    }

    private Scene scene(Step step) {
        NewKey key = gateway().operator().createKey("kill matrix, " + step.label());
        if (step.media() == Deletions.TWO_BATCHES) {
            BulkMedia.insert(gateway(), key, step.media());
        } else if (step.media() > 0) {
            gateway().coreAs(key).generate("there before", step.media());
        }
        return new Scene(key, gateway().ledger().mediaOf(key.id()));
    }

    @Override
    public void close() {
        gateway().close();
    }
}
