package com.conduitllm.admin.virtualkey;

import static com.conduitllm.admin.virtualkey.KeyMaker.KEYS;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;
import com.conduitllm.media.storage.StoreId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.UUID;

@ExtendWith(OutputCaptureExtension.class)
class KeyDeletionIT {
    private static final String RECEIPTS = "api/admin/deletion-receipts";

    private final AdminServer server = AdminServer.shared();
    private final AdminClient client = server.client();
    private final KeyMaker keys = new KeyMaker(server);

    @Test
    void deletesAKeyWithItsMediaAndProvesIt(CapturedOutput log) {
        String id = keys.key();
        UUID store = store();
        keys.media(id, "image", "sample", 100, store);
        keys.media(id, "image", "sample", 50, store);

        AdminClient.Reply reply = client.with("Prefer", "wait=30").delete(KEYS + "/" + id);
        JsonNode receipt = reply.json();

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("Preference-Applied")).isEqualTo("wait=30");
        assertThat(List.copyOf(receipt.propertyNames()))
                .containsExactly(
                        "deletionId",
                        "virtualKeyId",
                        "state",
                        "requestedAt",
                        "objectsTotal",
                        "bytesTotal",
                        "objectsDeleted",
                        "bytesDeleted",
                        "attempts",
                        "lastError",
                        "blockedBy",
                        "verifiableAt",
                        "verifiedAt",
                        "urlsDeadAt",
                        "remainders");
        assertThat(receipt.get("state").asString()).isEqualTo("verified");
        assertThat(receipt.get("objectsDeleted").asLong()).isEqualTo(2);
        assertThat(receipt.get("bytesDeleted").asLong()).isEqualTo(150);
        assertThat(client.get(KEYS + "/" + id).status()).isEqualTo(404);
        assertThat(log)
                .contains("Deleting associated media files for virtual key " + id)
                .contains("Deleted 2 media files for virtual key " + id);
    }

    @Test
    void givesTheSameReceiptAgainAlsoWhenTheKeyIsGone() {
        String id = keys.key();

        AdminClient.Reply first = client.delete(KEYS + "/" + id);
        AdminClient.Reply proved = client.with("Prefer", "wait=30").delete(KEYS + "/" + id);
        AdminClient.Reply later = client.delete(KEYS + "/" + id);

        assertThat(first.status()).isEqualTo(202);
        assertThat(proved.status()).as(proved.text()).isEqualTo(200);
        assertThat(later.status()).isEqualTo(202);
        assertThat(client.get(KEYS + "/" + id).status()).isEqualTo(404);
        assertThat(proved.json().get("deletionId")).isEqualTo(first.json().get("deletionId"));
        assertThat(later.json()).isEqualTo(proved.json());
        assertThat(first.header("Location"))
                .isEqualTo("/" + RECEIPTS + "/" + first.json().get("deletionId").asString());
        assertThat(client.get(first.header("Location")).json()).isEqualTo(later.json());
    }

    @Test
    void listsReceiptsNewestFirst() {
        String older = client.delete(KEYS + "/" + keys.key()).json().get("deletionId").asString();
        String newer = client.delete(KEYS + "/" + keys.key()).json().get("deletionId").asString();

        JsonNode page = client.get(RECEIPTS + "?limit=1").json();
        JsonNode next =
                client.get(RECEIPTS + "?limit=1&cursor=" + page.get("nextCursor").asString())
                        .json();

        assertThat(page.at("/items/0/deletionId").asString()).isEqualTo(newer);
        assertThat(next.at("/items/0/deletionId").asString()).isEqualTo(older);
    }

    @Test
    void writesDownWhoAskedAndWhoTheyClaimToBe() {
        String id = keys.key();

        String receipt =
                client.with("X-Conduit-Actor", "alice")
                        .delete(KEYS + "/" + id)
                        .json()
                        .get("deletionId")
                        .asString();

        assertThat(
                        server.sql()
                                .sql(
                                        "SELECT requested_by FROM deletion_receipts WHERE id ="
                                                + " :id::uuid")
                                .param("id", receipt)
                                .query(String.class)
                                .single())
                .isEqualTo("master (says: alice)");
    }

    @Test
    void changesNothingOfAKeyThatIsBeingDeleted() {
        String id = keys.key();
        keys.media(id, "image", "sample", 1);
        server.sql()
                .sql("UPDATE virtual_keys SET state = 'DELETING' WHERE id = :id::uuid")
                .param("id", id)
                .update();

        AdminClient.Reply change = client.put(KEYS + "/" + id, "{\"isEnabled\":true}");

        assertThat(change.status()).isEqualTo(409);
        assertThat(change.json().get("error").asString()).contains("being deleted");
        assertThat(client.post(KEYS + "/" + id + "/rotate", "{}").status()).isEqualTo(409);
        assertThat(client.get(KEYS + "/" + id).json().get("state").asString())
                .isEqualTo("DELETING");
        assertThat(client.get("api/VirtualKeys").json().findValuesAsString("id"))
                .doesNotContain(id);
    }

    @Test
    void refusesToMakeOrphansWhereNoStorageIsConfigured(CapturedOutput log) {
        try (AdminServer bare = AdminServer.withoutStorage()) {
            KeyMaker there = new KeyMaker(bare);
            String owner = there.key();
            there.media(owner, "image", "sample", 1);
            String empty = there.key();

            AdminClient.Reply refused = bare.client().delete(KEYS + "/" + owner);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().get("error").asString()).contains("disable the key instead");
            assertThat(log)
                    .contains(
                            "Media lifecycle service not available, media files for virtual key "
                                    + owner
                                    + " will become orphaned");
            assertThat(bare.client().get(KEYS + "/" + owner).json().get("state").asString())
                    .isEqualTo("ACTIVE");
            assertThat(bare.client().delete(KEYS + "/" + empty).status()).isEqualTo(202);
            assertThat(bare.client().get("actuator/health/readiness").status()).isEqualTo(503);
            assertThat(bare.client().get("actuator/health/liveness").status()).isEqualTo(200);
        }
    }

    private UUID store() {
        StoreStatus status = server.bean(StoreIdentity.class).establish();
        assertThat(status).isInstanceOf(StoreStatus.Accepted.class);
        StoreId store = ((StoreStatus.Accepted) status).store();
        return store.value();
    }
}
