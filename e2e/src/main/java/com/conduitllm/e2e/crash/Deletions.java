package com.conduitllm.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.proxy.HttpFaultProxy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** The steps of deleting a key. */
final class Deletions {
    /** A batch is 1000 objects. */
    static final int TWO_BATCHES = 1050;

    private Deletions() {}

    static Aftermath accepted(Stage stage, Scene scene) {
        Node admin = stage.admin();
        // The reason that only the claim of a deleted key's media gives.
        Gate claim = admin.links().postgres().holdRequest(Pattern.compile("virtual_key_deleted"));
        FinishedDeletion aftermath = delete(stage, scene);
        claim.awaitArrival(Stage.SOON);
        crash(stage, admin, claim);
        assertThat(stage.ledger().mediaOf(scene.key().id()))
                .as("nothing was claimed before the crash")
                .hasSameSizeAs(scene.media())
                .allMatch(row -> row.state().equals("AVAILABLE"));
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath claimed(Stage stage, Scene scene) {
        Node admin = stage.admin();
        Gate deletion = store(admin).on(scene.itsDeletion()).holdRequest();
        FinishedDeletion aftermath = delete(stage, scene);
        deletion.awaitArrival(Stage.SOON);
        crash(stage, admin, deletion);
        assertLeft(stage, scene, scene.media().size());
        assertThat(stage.gateway().bucket().keys(scene.key().folder()))
                .as("the store was not asked before the crash")
                .hasSameSizeAs(scene.media());
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath deleted(Stage stage, Scene scene) {
        Node admin = stage.admin();
        Gate secondBatch = store(admin).on(scene.itsDeletion()).nth(2).holdAnswer();
        FinishedDeletion aftermath = delete(stage, scene);
        secondBatch.awaitArrival(Stage.SOON);
        crash(stage, admin, secondBatch);
        assertDeletedAndNotForgotten(stage, scene);
        assertThat(receiptCount(stage, scene, "objects_deleted > 0 AND state <> 'verified'"))
                .as("the first batch is counted")
                .isOne();
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath forgotten(Stage stage, Scene scene) {
        Node admin = stage.admin();
        Gate deletion = store(admin).on(scene.itsDeletion()).holdAnswer();
        FinishedDeletion aftermath = delete(stage, scene);
        deletion.awaitArrival(Stage.SOON);
        UUID one = scene.media().getFirst().id();
        Gate forget = admin.links().postgres().holdAnswer(Scene.words(one));
        deletion.release();
        forget.awaitArrival(Stage.SOON);
        crash(stage, admin, forget);
        assertForgotten(stage, scene);
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath proving(Stage stage, Scene scene) {
        Node admin = stage.admin();
        Gate listing = store(admin).on(scene.itsListing(false)).holdRequest();
        FinishedDeletion aftermath = delete(stage, scene);
        listing.awaitArrival(Stage.SOON);
        crash(stage, admin, listing);
        assertForgotten(stage, scene);
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath proved(Stage stage, Scene scene) {
        Node admin = stage.admin();
        Gate uploads = store(admin).on(scene.itsListing(true)).holdAnswer();
        FinishedDeletion aftermath = delete(stage, scene);
        uploads.awaitArrival(Stage.SOON);
        Gate farewell = admin.links().postgres().holdRequest(Scene.words(scene.key().id()));
        uploads.release();
        farewell.awaitArrival(Stage.SOON);
        crash(stage, admin, farewell);
        assertForgotten(stage, scene);
        stage.revive(admin);
        return aftermath;
    }

    static Aftermath farewell(Stage stage, Scene scene) {
        Node admin = stage.admin();
        // The last statement before the commit.
        Pattern event =
                Pattern.compile("VirtualKeyPurged.{0,64}" + scene.key().id(), Pattern.DOTALL);
        Gate queued = admin.links().postgres().holdAnswer(event);
        FinishedDeletion aftermath = delete(stage, scene);
        queued.awaitArrival(Stage.SOON);
        crash(stage, admin, queued);
        assertForgotten(stage, scene);
        stage.revive(admin);
        return aftermath;
    }

    private static void crash(Stage stage, Node admin, Gate held) {
        stage.kill(admin);
        held.drop();
    }

    private static HttpFaultProxy store(Node admin) {
        return admin.links().s3();
    }

    private static FinishedDeletion delete(Stage stage, Scene scene) {
        Reply reply = stage.gateway().operator().deleteKey(scene.key().id());
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        return new FinishedDeletion(scene, reply.json().path("deletionId").asString());
    }

    private static void assertLeft(Stage stage, Scene scene, int count) {
        assertThat(stage.ledger().mediaOf(scene.key().id()))
                .as("claimed before the crash, and not forgotten")
                .hasSize(count)
                .allMatch(row -> row.state().equals("DELETING"));
    }

    /** How large batches are depends on the rate; some rows may not have been claimed yet. */
    private static void assertDeletedAndNotForgotten(Stage stage, Scene scene) {
        List<MediaRow> left = stage.ledger().mediaOf(scene.key().id());
        Set<String> stored = Set.copyOf(stage.gateway().bucket().keys(scene.key().folder()));
        assertThat(left).extracting(MediaRow::storageKey).as("each has a row").containsAll(stored);
        assertThat(left)
                .filteredOn(row -> !stored.contains(row.storageKey()))
                .as("the store has deleted them, and nobody wrote it down")
                .isNotEmpty()
                .allMatch(row -> row.state().equals("DELETING"));
    }

    /** No rows any more, but the key is still there and its receipt does not say verified. */
    private static void assertForgotten(Stage stage, Scene scene) {
        assertThat(stage.ledger().mediaOf(scene.key().id()))
                .as("forgotten before the crash")
                .isEmpty();
        // PostgreSQL takes a moment to notice that the client of a transaction is dead.
        await("law 16: the key's row goes with the receipt's proof")
                .atMost(Stage.SOON)
                .until(() ->
                        stage.ledger().count("virtual_keys WHERE id = ?", scene.key().id()) == 1);
        assertThat(receiptCount(stage, scene, "state <> 'verified'"))
                .as("law 16: not verified before the key's row is gone")
                .isOne();
    }

    private static long receiptCount(Stage stage, Scene scene, String condition) {
        return stage.ledger()
                .count(
                        "deletion_receipts WHERE virtual_key_id = ? AND " + condition,
                        scene.key().id());
    }
}
