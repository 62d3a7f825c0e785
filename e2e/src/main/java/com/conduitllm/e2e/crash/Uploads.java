package com.conduitllm.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.CoreApi;
import com.conduitllm.e2e.gateway.MediaRow;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.testing.proxy.Gate;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** The steps of generating media. */
final class Uploads {
    static final String ANNOUNCED = "MediaGenerationCompleted";

    private static final String OUTBOX = "event_outbox WHERE routing_key = ?";
    private static final int HALF = 1000;

    private Uploads() {}

    static Aftermath reserved(Stage stage, Scene scene) {
        Gate put = stage.core().links().s3().holdRequest("PUT", scene.itsObjects());
        return unfinished(stage, scene, put);
    }

    static Aftermath uploading(Stage stage, Scene scene) {
        Gate put = stage.core().links().s3().on("PUT", scene.itsObjects()).holdRequestAfter(HALF);
        return unfinished(stage, scene, put);
    }

    static Aftermath stored(Stage stage, Scene scene) {
        Gate put = stage.core().links().s3().holdAnswer("PUT", scene.itsObjects());
        Aftermath aftermath = unfinished(stage, scene, put);
        MediaRow row = ((AbandonedUpload) aftermath).row();
        assertThat(stage.gateway().bucket().keys(scene.key().folder()))
                .as("stored before the crash")
                .containsExactly(row.storageKey());
        return aftermath;
    }

    private static Aftermath unfinished(Stage stage, Scene scene, Gate put) {
        Node core = stage.core();
        CompletableFuture<Reply> answer =
                stage.gateway().coreAs(scene.key()).generateLater("never finished", 1);
        put.awaitArrival(Stage.SOON);
        stage.kill(core);
        put.drop();
        MediaRow row = onlyRow(stage, scene);
        stage.revive(core);
        assertThat(row.state()).isEqualTo("PENDING");
        assertBroken(answer);
        return new AbandonedUpload(scene.key(), row);
    }

    static Aftermath completed(Stage stage, Scene scene) {
        Node core = stage.core();
        // Only the event that is queued with the completion names the owner like this.
        Gate completion =
                core.links()
                        .postgres()
                        .holdAnswer(Pattern.compile("virtualKeyId\\W{1,8}" + scene.key().id()));
        CompletableFuture<Reply> answer =
                stage.gateway().coreAs(scene.key()).generateLater("its answer is lost", 1);
        completion.awaitArrival(Stage.SOON);
        stage.kill(core);
        completion.drop();
        MediaRow row = onlyRow(stage, scene);
        stage.revive(core);
        assertThat(row.state()).as("committed before the crash").isEqualTo("AVAILABLE");
        assertBroken(answer);
        return new RecordedMedia(scene.key(), List.of(row.id()), 1);
    }

    static Aftermath queued(Stage stage, Scene scene) {
        Node core = stage.core();
        Node admin = stage.admin();
        core.links().broker().refuse();
        admin.links().broker().refuse();
        List<UUID> ids = generate(stage, scene, 2);
        stage.kill(core);
        assertThat(stage.ledger().count(OUTBOX, scene.key().id().toString()))
                .as("waiting to be relayed")
                .isEqualTo(2);
        assertThat(stage.gateway().events().deliveries(ANNOUNCED, scene.key().id())).isEmpty();
        admin.links().heal();
        stage.revive(core);
        return new RecordedMedia(scene.key(), ids, 1);
    }

    static Aftermath published(Stage stage, Scene scene) {
        Node core = stage.core();
        Node admin = stage.admin();
        Pattern ours = Pattern.compile(scene.key().id().toString());
        Gate confirmToCore = core.links().broker().holdAnswer(ours);
        Gate confirmToAdmin = admin.links().broker().holdAnswer(ours);
        List<UUID> ids = generate(stage, scene, 1);
        stage.gateway().events().await(ANNOUNCED, scene.key().id(), 1);
        await("the confirm")
                .atMost(Stage.SOON)
                .until(() -> confirmToCore.arrivals() + confirmToAdmin.arrivals() > 0);
        Node relaying = confirmToCore.arrivals() > 0 ? core : admin;
        stage.kill(relaying);
        confirmToCore.drop();
        confirmToAdmin.drop();
        assertThat(stage.ledger().count(OUTBOX, scene.key().id().toString()))
                .as("published and still in the outbox")
                .isOne();
        stage.revive(relaying);
        (relaying == core ? admin : core).links().heal();
        return new RecordedMedia(scene.key(), ids, 2);
    }

    private static List<UUID> generate(Stage stage, Scene scene, int n) {
        return stage.gateway().coreAs(scene.key()).generate("announced later", n).stream()
                .map(CoreApi.Image::id)
                .map(UUID::fromString)
                .toList();
    }

    private static MediaRow onlyRow(Stage stage, Scene scene) {
        List<MediaRow> rows = stage.ledger().mediaOf(scene.key().id());
        assertThat(rows).as("row first, object second").hasSize(1);
        return rows.getFirst();
    }

    private static void assertBroken(CompletableFuture<Reply> answer) {
        try {
            throw new AssertionError("Answered: " + answer.get(20, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            assertThat(e).hasRootCauseInstanceOf(IOException.class);
        } catch (TimeoutException e) {
            throw new AssertionError("The connection outlives the process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
