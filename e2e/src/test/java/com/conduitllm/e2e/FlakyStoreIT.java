package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.NewKey;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.proxy.S3Faults;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A store that fails in every way that stores fail: the receipt says so, and it ends well. */
class FlakyStoreIT {
    private static final int IMAGES = 4;

    private static final Gateway GATEWAY = Gateway.shared();

    @AfterEach
    void healAndCount() {
        GATEWAY.admin().links().heal();
        GATEWAY.audit().assertAgreement();
    }

    @Test
    void perKeyErrorsInside200Then503ThenWell() {
        HttpFaultProxy store = GATEWAY.admin().links().s3();
        NewKey key = keyWithMedia("flaky store");
        store.onDeleteObjects().answer(S3Faults.perKeyErrors("InternalError"));
        String deletion = delete(key);

        JsonNode first = awaitError(deletion, "InternalError");
        assertNothingLost(key, first);
        GATEWAY.admin()
                .process()
                .awaitLogLine(
                        Pattern.compile(
                                "Failed to delete media "
                                        + Pattern.quote(key.folder())
                                        + ".*InternalError"));
        // Newer rules win, so that there is no moment in which the store is well.
        store.onDeleteObjects().answer(S3Faults.serviceUnavailable());
        JsonNode second = awaitError(deletion, "ServiceUnavailable");
        assertNothingLost(key, second);
        assertThat(second.path("attempts").asInt()).isGreaterThan(first.path("attempts").asInt());
        store.heal();

        assertVerified(key, deletion);
    }

    @Test
    void refusalIsShownAsBlockedAndGoesOnByItself() {
        HttpFaultProxy store = GATEWAY.admin().links().s3();
        NewKey key = keyWithMedia("refused");
        store.onDeleteObjects().answer(S3Faults.perKeyErrors("AccessDenied"));
        String deletion = delete(key);

        JsonNode blocked =
                GATEWAY.operator()
                        .awaitReceipt(
                                deletion,
                                receipt -> receipt.path("state").asString().equals("blocked"));
        assertThat(blocked.path("blockedBy").asString()).contains("AccessDenied");
        assertNothingLost(key, blocked);
        store.heal();

        assertVerified(key, deletion);
    }

    @Test
    void answerThatEndsInTheMiddleCountsForNothing() {
        HttpFaultProxy store = GATEWAY.admin().links().s3();
        NewKey key = keyWithMedia("truncated");
        store.onDeleteObjects().answer(S3Faults.truncatedXml());
        String deletion = delete(key);

        JsonNode waiting =
                GATEWAY.operator()
                        .awaitReceipt(deletion, receipt -> receipt.path("lastError").isString());
        assertNothingLost(key, waiting);
        store.heal();

        assertVerified(key, deletion);
    }

    @Test
    void oneObjectThatFailsDoesNotHoldUpTheOthers() {
        HttpFaultProxy store = GATEWAY.admin().links().s3();
        NewKey key = keyWithMedia("one fails");
        List<String> objects = GATEWAY.bucket().keys(key.folder());
        // The store deletes it, too, and says that it has not: whoever believes it asks again.
        store.onDeleteObjects().rewriteAnswer(answer -> failureOf(objects.getFirst()));
        String deletion = delete(key);

        JsonNode waiting =
                GATEWAY.operator()
                        .awaitReceipt(
                                deletion,
                                receipt ->
                                        receipt.path("objectsDeleted").asInt() == IMAGES - 1
                                                && receipt.path("lastError").isString());
        assertThat(waiting.path("lastError").asString()).contains("InternalError");
        assertThat(GATEWAY.ledger().mediaOf(key.id()))
                .extracting(row -> row.storageKey())
                .containsExactly(objects.getFirst());
        store.heal();

        assertVerified(key, deletion);
    }

    private static byte[] failureOf(String object) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Error><Key>%s</Key>\
        <Code>InternalError</Code><Message>Injected by a test</Message></Error></DeleteResult>\
        """
                .formatted(object)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static NewKey keyWithMedia(String name) {
        NewKey key = GATEWAY.operator().createKey(name);
        assertThat(GATEWAY.coreAs(key).generate(name, IMAGES)).hasSize(IMAGES);
        return key;
    }

    private static String delete(NewKey key) {
        return GATEWAY.operator().deleteKey(key.id()).json().path("deletionId").asString();
    }

    private static JsonNode awaitError(String deletion, String code) {
        return GATEWAY.operator()
                .awaitReceipt(
                        deletion, receipt -> receipt.path("lastError").asString("").contains(code));
    }

    private static void assertNothingLost(NewKey key, JsonNode receipt) {
        assertThat(receipt.path("state").asString()).isNotEqualTo("verified");
        assertThat(receipt.path("attempts").asInt()).isPositive();
        assertThat(receipt.path("objectsDeleted").asInt()).isZero();
        assertThat(GATEWAY.bucket().keys(key.folder())).hasSize(IMAGES);
        assertThat(GATEWAY.ledger().mediaOf(key.id()))
                .hasSize(IMAGES)
                .allMatch(row -> row.state().equals("DELETING"));
        assertThat(GATEWAY.events().deliveries("MediaDeleted", key.id())).isEmpty();
    }

    private static void assertVerified(NewKey key, String deletion) {
        JsonNode receipt = GATEWAY.operator().awaitVerified(deletion);
        assertThat(receipt.path("objectsDeleted").asInt()).isEqualTo(IMAGES);
        assertThat(receipt.path("bytesDeleted").asLong())
                .isEqualTo(receipt.path("bytesTotal").asLong());
        assertThat(receipt.path("lastError").isNull()).isTrue();
        assertThat(receipt.path("blockedBy").isNull()).isTrue();
        assertThat(GATEWAY.bucket().keys(key.folder())).isEmpty();
        assertThat(GATEWAY.ledger().count("media_deletions WHERE virtual_key_id = ?", key.id()))
                .isEqualTo(IMAGES);
        GATEWAY.events().await("VirtualKeyPurged", key.id(), 1);
        assertThat(
                        GATEWAY.events().distinct("MediaDeleted", key.id()).stream()
                                .mapToInt(event -> event.body().path("storageKeys").size())
                                .sum())
                .isEqualTo(IMAGES);
    }
}
