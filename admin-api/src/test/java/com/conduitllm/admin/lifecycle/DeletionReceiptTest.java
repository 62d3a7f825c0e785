package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class DeletionReceiptTest {
    private static final List<String> FIELDS =
            List.of(
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

    @Test
    void hasTheFieldsOfTheContractAndNoOthers() {
        Instant now = Instant.parse("2026-01-02T03:04:05Z");
        DeletionPromise promise = promise(0);
        DeletionReceipt receipt =
                new DeletionReceipt(
                        new UUID(0, 1),
                        new UUID(0, 2),
                        DeletionReceipt.State.DELETING,
                        now,
                        3,
                        300,
                        2,
                        200,
                        1,
                        null,
                        null,
                        null,
                        null,
                        now,
                        promise.remainders());

        JsonNode json = JsonMapper.shared().valueToTree(receipt);

        assertThat(json.propertyNames()).containsExactlyInAnyOrderElementsOf(FIELDS);
        assertThat(json.at("/state").asString()).isEqualTo("deleting");
        assertThat(json.at("/requestedAt").asString()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void promisesNoMoreThanIsTrue() {
        assertThat(promise(0).urlsLive()).isZero();
        assertThat(promise(0).remainders()).hasSize(2).noneMatch(r -> r.contains("caches"));
        assertThat(promise(60).urlsLive()).isEqualTo(Duration.ofMinutes(1));
        assertThat(promise(60).remainders()).anyMatch(r -> r.contains("at most 60 seconds"));
    }

    private static DeletionPromise promise(long cacheSeconds) {
        return DeletionPromise.of(
                new PurgeSettings(Duration.ofMinutes(2), Duration.ofMinutes(5), cacheSeconds));
    }
}
