package com.conduitllm.admin.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.AdminClient;
import com.conduitllm.admin.AdminServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

class StatisticsIT {
    private static final String SMALL = "018f3a2b-0000-7000-8000-000000000001";
    private static final String LARGE = "018f3a2b-0000-7000-8000-000000000002";
    private static AdminServer server;
    private final AdminClient client = server.client();

    @BeforeAll
    static void fill() {
        server = AdminServer.withStorage(Map.of("conduitllm.mediamanagement.costpergibmonth", "2"));
        key(SMALL);
        key(LARGE);
        media(SMALL, "image", "openai", 10, "AVAILABLE");
        media(SMALL, "image", "sample", 20, "TRASHED");
        media(LARGE, "video", "sample", 1L << 30, "AVAILABLE");
        media(LARGE, "image", null, 5, "AVAILABLE");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void addsUpWhatIsStored() {
        JsonNode stats = client.get("api/admin/media/stats").json();

        assertThat(stats.get("totalSizeBytes").asLong()).isEqualTo(35 + (1L << 30));
        assertThat(stats.get("totalFiles").asLong()).isEqualTo(4);
        assertThat(stats.get("orphanedFiles").isNull()).isTrue();
        assertThat(stats.get("byProvider").toString())
                .isEqualTo("{\"openai\":10,\"sample\":1073741844,\"unknown\":5}");
        assertThat(stats.get("storageByVirtualKey").toString())
                .isEqualTo("{\"%s\":1073741829,\"%s\":30}".formatted(LARGE, SMALL));
        assertThat(stats.get("byMediaType").toString())
                .isEqualTo(
                        """
                        {"image":{"fileCount":3,"sizeBytes":35},"video":{"fileCount":1,"sizeBytes":1073741824}}\
                        """);
        assertThat(stats.at("/cost/perGibMonth").asInt()).isEqualTo(2);
        assertThat(stats.at("/cost/estimatedPerMonth").asDouble()).isBetween(2.0, 2.01);
        assertThat(stats.at("/backlog/pendingDeletions").asLong()).isZero();
        assertThat(stats.at("/backlog/oldestRequestedAt").isNull()).isTrue();
        assertThat(stats.at("/drift/scannedAt").isNull()).isTrue();
        assertThat(stats.get("asOf").asString()).endsWith("Z");
        assertThat(List.copyOf(stats.propertyNames()))
                .containsExactly(
                        "totalSizeBytes",
                        "totalFiles",
                        "orphanedFiles",
                        "byProvider",
                        "storageByVirtualKey",
                        "byMediaType",
                        "drift",
                        "backlog",
                        "cost",
                        "asOf");
    }

    @Test
    void answersInPartsUnderAnyLetterCase() {
        assertThat(client.get("api/admin/Media/Stats").json().get("totalFiles").asLong())
                .isEqualTo(4);
        assertThat(client.get("api/admin/media/stats/by-provider").text())
                .isEqualTo("{\"openai\":10,\"sample\":1073741844,\"unknown\":5}");
        assertThat(client.get("api/admin/media/stats/by-type").text())
                .isEqualTo("{\"image\":35,\"video\":1073741824}");
        assertThat(client.get("api/admin/media/stats/virtual-key/" + SMALL).text())
                .isEqualTo(
                        """
                        {"virtualKeyId":"%s","totalSizeBytes":30,"totalFiles":2,"byMediaType":{"image":{"fileCount":2,"sizeBytes":30}}}\
                        """
                                .formatted(SMALL));
    }

    @Test
    void countsNothingForAKeyOrAGroupThatIsNotThere() {
        String nobody = "018f3a2b-0000-7000-8000-00000000000f";

        assertThat(
                        client.get("api/admin/media/stats/virtual-key/" + nobody)
                                .json()
                                .get("totalFiles")
                                .asLong())
                .isZero();
        JsonNode group = client.get("api/admin/media/stats?virtualKeyGroupId=" + nobody).json();
        assertThat(group.get("totalFiles").asLong()).isZero();
        assertThat(group.get("storageByVirtualKey").toString()).isEqualTo("{}");
    }

    @Test
    void refusesAGroupThatIsNoIdAndKnowsNoKeyThatIsNone() {
        AdminClient.Reply group = client.get("api/admin/media/stats?virtualKeyGroupId=x");

        assertThat(group.status()).isEqualTo(400);
        assertThat(group.json().get("field").asString()).isEqualTo("virtualKeyGroupId");
        assertThat(client.get("api/admin/media/stats/virtual-key/x").status()).isEqualTo(404);
    }

    @Test
    void readsNoMediaRecords() {
        server.sql().sql("ALTER TABLE media_records RENAME TO hidden_records").update();
        try {
            assertThat(client.get("api/admin/media/stats").status()).isEqualTo(200);
            assertThat(client.get("api/admin/media/stats/virtual-key/" + SMALL).status())
                    .isEqualTo(200);
        } finally {
            server.sql().sql("ALTER TABLE hidden_records RENAME TO media_records").update();
        }
    }

    private static void key(String id) {
        server.sql()
                .sql(
                        """
                        INSERT INTO virtual_keys (id, key_name, key_hash, key_prefix, webhook_secret, storage_prefix)
                        VALUES (:id::uuid, 'k', :id, 'condt_', 'whsec_', translate(right(:id, 20), '-0123456789', 'abcdefghijk'))
                        """)
                .param("id", id)
                .update();
    }

    private static void media(String key, String kind, String provider, long bytes, String state) {
        server.sql()
                .sql(
                        """
                        INSERT INTO media_records (id, storage_key, virtual_key_id, media_type, size_bytes, provider, state,
                            settles_at, completed_at, store_id)
                        VALUES (gen_random_uuid(), gen_random_uuid(), :key::uuid, :kind, :bytes, :provider, :state, now(),
                            now(), gen_random_uuid())
                        """)
                .param("key", key)
                .param("kind", kind)
                .param("bytes", bytes)
                .param("provider", provider)
                .param("state", state)
                .update();
    }
}
