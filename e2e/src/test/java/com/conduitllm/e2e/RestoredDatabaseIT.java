package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.CoreApi.Image;
import com.conduitllm.e2e.gateway.Departure;
import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.e2e.gateway.Reply;
import com.conduitllm.testing.proxy.Gate;
import com.conduitllm.testing.stack.Database;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A backup of the database is put back: what is newer than it, the database does not know, and so
 * nothing at all is deleted until an operator has said that both belong together.
 */
class RestoredDatabaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MARKER = ".conduit/installation.json";
    private static final String ACCEPT = "/api/admin/media/storage/identity/accept";
    private static final String READINESS = "/actuator/health/readiness";

    private Gateway gateway;
    private Backups backups;
    private NewKey staying;
    private NewKey deletedLater;

    @BeforeEach
    void start() {
        gateway = Gateway.start(settings());
        backups = new Backups(gateway);
        staying = gateway.operator().createKey("in the backup");
        deletedLater = gateway.operator().createKey("deleted after the backup");
        gateway.coreAs(staying).generate("in the backup", 2);
        gateway.coreAs(deletedLater).generate("in the backup", 1);
    }

    /** An upload may stay under way while the backup is taken. */
    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(Gateway.IMPATIENT);
        settings.put("CONDUITLLM__MEDIAMANAGEMENT__UPLOADDEADLINE", "PT1M");
        return settings;
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void nothingNewerThanTheBackupIsDeletedUntilItIsAccepted() {
        Gate upload = gateway.core().links().s3().holdAnswer("PUT", path -> path.endsWith(".png"));
        CompletableFuture<Reply> unfinished =
                gateway.coreAs(staying).generateLater("on its way", 1);
        upload.awaitArrival(PATIENCE);
        Database backup = backups.take();
        upload.release();
        assertThat(unfinished.join().status()).as("completed after the backup").isEqualTo(200);
        NewKey newer = liveOn();
        anHourLater();

        restore(backup);
        List<String> stored = gateway.bucket().mediaKeys();
        String waiting = assertAdminStops("ledger epoch");
        assertThat(gateway.bucket().mediaKeys()).containsExactlyInAnyOrderElementsOf(stored);
        assertCoreGoesOn();
        accept();

        gateway.operator().awaitVerified(waiting);
        assertThat(gateway.bucket().keys(newer.folder()))
                .as("unknown here, and untouched")
                .hasSize(2);
        assertKeyLivesAgain();
    }

    @Test
    void aLogicalRestoreIsToldAlsoWithTheSameEpoch() {
        Database backup = backups.take();
        Backups.pretendItWasALogicalDump(backup);

        assertToldByItsTable(backup);
    }

    @Test
    @Tag("containers")
    void aDumpIsToldAlsoWithTheSameEpoch() {
        assertToldByItsTable(backups.dump());
    }

    private void assertToldByItsTable(Database backup) {
        NewKey newer = liveOn();

        restore(backup);
        List<String> stored = gateway.bucket().mediaKeys();
        String waiting = assertAdminStops("another server, timeline or restore");
        assertThat(gateway.bucket().mediaKeys()).containsExactlyInAnyOrderElementsOf(stored);
        assertCoreGoesOn();
        accept();

        gateway.operator().awaitVerified(waiting);
        assertThat(gateway.bucket().keys(newer.folder()))
                .as("unknown here, and untouched")
                .hasSize(2);
    }

    /** What happens after the backup was taken; returns a key that it does not know. */
    private NewKey liveOn() {
        NewKey newer = gateway.operator().createKey("newer than the backup");
        gateway.coreAs(newer).generate("newer than the backup", 2);
        gateway.coreAs(staying).generate("newer than the backup", 2);
        Departure.begin(gateway, gateway.operator(), deletedLater)
                .assertCountedOnce(gateway.operator());
        return newer;
    }

    /** What Admin does each hour: the epoch goes up in the database, then in the marker. */
    private void anHourLater() {
        gateway.ledger().execute("UPDATE installation SET ledger_epoch = ledger_epoch + 1");
        ObjectNode marker = marker();
        marker.put("ledgerEpoch", marker.path("ledgerEpoch").asLong() + 1);
        gateway.bucket().put(MARKER, JsonMapper.shared().writeValueAsBytes(marker));
    }

    private ObjectNode marker() {
        return (ObjectNode) JsonMapper.shared().readTree(gateway.bucket().bytes(MARKER));
    }

    private void restore(Database backup) {
        gateway.core().kill9();
        gateway.admin().kill9();
        backups.putBack(backup);
        gateway.admin().neverReady();
        gateway.startBoth();
    }

    /** Everything that could delete has its turn and does not; returns a deletion that waits. */
    private String assertAdminStops(String why) {
        Reply readiness = gateway.operator().http().get(READINESS);
        assertThat(readiness.status()).as("%s", readiness).isEqualTo(503);
        assertThat(readiness.text()).contains(why, ACCEPT, marker().path("storeId").asString());
        gateway.ledger()
                .execute(
                        """
                        UPDATE media_records SET upload_deadline = now(), settles_at = now()
                        WHERE state = 'PENDING'
                        """);
        String deletion =
                gateway.operator().deleteKey(staying.id()).json().path("deletionId").asString();
        JsonNode receipt =
                gateway.operator()
                        .awaitReceipt(deletion, r -> r.path("state").asString().equals("blocked"));
        assertThat(receipt.path("blockedBy").asString()).contains(why, ACCEPT);
        assertThat(receipt.path("objectsDeleted").asLong()).isZero();
        long looks = looksAtTheMarker();
        await("several more turns of the sweeper")
                .atMost(PATIENCE)
                .until(() -> looksAtTheMarker() >= looks + 3);
        assertThat(gateway.ledger().count("media_records WHERE state = 'DELETING'")).isZero();
        return deletion;
    }

    private long looksAtTheMarker() {
        return gateway.admin().links().s3().count("GET", path -> path.endsWith(MARKER));
    }

    private void assertCoreGoesOn() {
        NewKey key = gateway.operator().createKey("made while Admin waits");
        Image image = gateway.coreAs(key).generate("stored all the same", 1).getFirst();
        assertThat(gateway.coreAs(key).http().get(image.url()).status()).isEqualTo(200);
    }

    /** Nobody accepts another bucket, or another state of it, than was looked at. */
    private void accept() {
        String store = marker().path("storeId").asString();
        long epoch = marker().path("ledgerEpoch").asLong();
        assertThat(accept(store, epoch + 1)).isEqualTo(409);
        assertThat(accept("01234567-89ab-7def-8123-456789abcdef", epoch)).isEqualTo(409);
        assertThat(gateway.operator().http().get(READINESS).status()).isEqualTo(503);

        assertThat(accept(store, epoch)).isEqualTo(200);
        assertThat(marker().path("ledgerEpoch").asLong()).isGreaterThan(epoch);
        assertThat(gateway.operator().http().get(READINESS).status()).isEqualTo(200);
    }

    private int accept(String store, long epoch) {
        return gateway.operator()
                .http()
                .post(
                        ACCEPT,
                        """
                        {"storeId": "%s", "epoch": %d, "reason": "the backup is complete"}\
                        """
                                .formatted(store, epoch))
                .status();
    }

    /** Until decisions to delete are kept in the bucket, too, a backup does not know of them. */
    private void assertKeyLivesAgain() {
        assertThat(gateway.coreAs(deletedLater).models().status()).isEqualTo(200);
        assertThat(gateway.bucket().keys(deletedLater.folder())).isEmpty();
        assertThat(gateway.ledger().mediaOf(deletedLater.id())).hasSize(1);
    }
}
