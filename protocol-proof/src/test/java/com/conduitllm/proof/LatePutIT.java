package com.conduitllm.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.generation.CoreDoor.Answer;
import com.conduitllm.testing.proxy.Gate;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.time.Duration;

/** A store may apply an upload seconds after it was signed: no object outlives its receipt. */
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LatePutIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    private LateStore store;

    @BeforeAll
    void open() {
        store = new LateStore();
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void deletesWhatLandsBeforeTheFirstClaim() {
        AuthenticatedKey key = store.newKey();
        Gate upload = store.wire.on(LateStore.putOf(key)).holdRequest();
        store.generateInBackground(key);
        upload.awaitArrival(SOON);
        store.hold(key, true);
        store.delete(key);

        land(upload, key);
        store.hold(key, false);

        verifiedAndEmpty(key);
    }

    @Test
    void deletesWhatLandsBetweenTheClaimAndTheDelete() {
        AuthenticatedKey key = store.newKey();
        Gate upload = store.wire.on(LateStore.putOf(key)).holdRequest();
        Gate deletion = store.wire.on(LateStore.deletionOf(key)).nth(1).holdRequest();
        store.generateInBackground(key);
        upload.awaitArrival(SOON);
        store.delete(key);
        deletion.awaitArrival(SOON);

        land(upload, key);
        deletion.release();

        verifiedAndEmpty(key);
    }

    @Test
    void deletesAgainWhatLandsAfterTheDelete() {
        AuthenticatedKey key = store.newKey();
        Gate upload = store.wire.on(LateStore.putOf(key)).holdRequest();
        store.generateInBackground(key);
        upload.awaitArrival(SOON);
        store.delete(key);
        // Claimed twice: the first DELETE is answered, and the row had to stay.
        deletedOnce(key);
        assertThat(store.receiptOf(key)).isNotEqualTo("verified");

        land(upload, key);

        verifiedAndEmpty(key);
    }

    @Test
    void deletesWhatLandsJustBeforeItsUploadsHaveSettled() {
        AuthenticatedKey key = store.newKey();
        Gate upload = store.wire.on(LateStore.putOf(key)).holdRequest();
        store.generateInBackground(key);
        upload.awaitArrival(SOON);
        store.delete(key);
        patiently().until(() -> store.untilSettled(key) < 1);
        assertThat(store.receiptOf(key)).isNotEqualTo("verified");

        land(upload, key);

        verifiedAndEmpty(key);
    }

    @Test
    void deletesTheFirstAttemptThatLandsAfterTheSecondOneWasPurged() {
        AuthenticatedKey key = store.newKey();
        store.wire.on(LateStore.putOf(key)).nth(1).landLate(Duration.ofSeconds(2));
        assertThat(store.generate(key)).isInstanceOf(Answer.Stored.class);
        store.delete(key);
        deletedOnce(key);

        patiently().until(() -> store.holdsObjectOf(key));
        assertThat(store.receiptOf(key)).isNotEqualTo("verified");

        verifiedAndEmpty(key);
    }

    @Test
    void deletesWhatLandsAfterItsClientWasToldThatItFailed() {
        AuthenticatedKey key = store.newKey();
        Gate upload = store.wire.on(LateStore.putOf(key)).holdRequest();
        assertThat(store.generate(key)).isInstanceOf(Answer.Refused.class);
        patiently().until(() -> store.untilSettled(key) < 2.5);

        land(upload, key);

        patiently()
                .untilAsserted(() -> {
                    store.sweep();
                    assertThat(store.rows(key)).isZero();
                });
        assertThat(store.holdsObjectOf(key)).isFalse();
        assertThat(store.deletions(key)).isEqualTo(1);
    }

    @Test
    void settlesAtOnceWhenTheOnlyAttemptWasAcknowledged() {
        AuthenticatedKey key = store.newKey();
        assertThat(store.generate(key)).isInstanceOf(Answer.Stored.class);
        assertThat(store.untilSettled(key)).isNegative();

        store.delete(key);

        verifiedAndEmpty(key);
    }

    /** The object is there, and still one of those that its row waits for. */
    private void land(Gate upload, AuthenticatedKey key) {
        upload.release();
        patiently().until(() -> store.holdsObjectOf(key) || store.rows(key) == 0);
    }

    private void deletedOnce(AuthenticatedKey key) {
        patiently()
                .until(() ->
                        store.wire.requests("POST").stream().anyMatch(LateStore.deletionOf(key))
                                && !store.holdsObjectOf(key)
                                && store.claims(key) > 0);
    }

    private void verifiedAndEmpty(AuthenticatedKey key) {
        patiently().until(() -> store.receiptOf(key).equals("verified"));
        assertThat(store.holdsObjectOf(key)).isFalse();
        assertThat(store.rows(key)).isZero();
        assertThat(store.deletions(key)).isEqualTo(1);
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(50));
    }
}
