package com.conduitllm.admin.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;
import com.conduitllm.media.record.StoreIdentity;
import com.conduitllm.media.record.StoreStatus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Map;

class StorageIdentityIT {
    private static final String ACCEPT = "api/admin/media/storage/identity/accept";
    private static final String STORE = "018f3a2b-0000-7000-8000-000000000001";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                          | storeId",
                "{\"storeId\":\"x\",\"epoch\":1,\"reason\":\"r\"}            | storeId",
                "{\"storeId\":\"" + STORE + "\",\"reason\":\"r\"}            | epoch",
                "{\"storeId\":\"" + STORE + "\",\"epoch\":\"1\",\"reason\":\"r\"} | epoch",
                "{\"storeId\":\"" + STORE + "\",\"epoch\":1}                 | reason"
            })
    void namesWhatIsMissing(String body, String field) {
        AdminClient.Reply reply = AdminServer.shared().client().post(ACCEPT, body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.json().get("field").asString()).isEqualTo(field);
    }

    @Test
    void acceptsNoOtherBucketThanWasLookedAt() {
        AdminClient.Reply reply =
                AdminServer.shared()
                        .client()
                        .post(
                                ACCEPT,
                                "{\"storeId\":\"%s\",\"epoch\":1,\"reason\":\"r\"}"
                                        .formatted(STORE));

        assertThat(reply.status()).as(reply.text()).isEqualTo(409);
    }

    @Test
    void acceptsTheBucketOfADatabaseThatWasPutBack() {
        try (AdminServer server = AdminServer.withStorage(Map.of())) {
            var identity = server.bean(StoreIdentity.class);
            var store = ((StoreStatus.Accepted) identity.establish()).store();
            identity.advance();
            identity.advance();
            server.sql().sql("UPDATE installation SET ledger_epoch = 0").update();
            assertThat(identity.advance()).isInstanceOf(StoreStatus.Restored.class);
            long epoch = epochInTheMark(server);

            AdminClient.Reply reply =
                    server.client()
                            .post(
                                    ACCEPT,
                                    "{\"storeId\":\"%s\",\"epoch\":%d,\"reason\":\"restored by hand\"}"
                                            .formatted(store, epoch));

            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().get("storeId").asString()).isEqualTo(store.toString());
            assertThat(identity.current()).isInstanceOf(StoreStatus.Accepted.class);
            assertThat(
                            server.sql()
                                    .sql(
                                            "SELECT accepted_by || ': ' || accepted_reason FROM"
                                                    + " installation")
                                    .query(String.class)
                                    .single())
                    .isEqualTo("master: restored by hand");
        }
    }

    @Test
    void hasNothingToAcceptWithoutStorage() {
        try (AdminServer server = AdminServer.withoutStorage()) {
            AdminClient.Reply reply =
                    server.client()
                            .post(
                                    ACCEPT,
                                    "{\"storeId\":\"%s\",\"epoch\":1,\"reason\":\"r\"}"
                                            .formatted(STORE));

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.json().get("error").asString())
                    .contains("CONDUITLLM__STORAGE__PROVIDER");
        }
    }

    private static long epochInTheMark(AdminServer server) {
        return server.bean(com.conduitllm.media.storage.ObjectStorage.class)
                .readIdentity()
                .orElseThrow()
                .ledgerEpoch();
    }
}
