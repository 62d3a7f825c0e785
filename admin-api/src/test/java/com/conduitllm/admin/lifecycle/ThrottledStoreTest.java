package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.admin.lifecycle.SimulatedStore.Refusal;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;

/** What the rate makes of stores that take less than is sent; two minutes of each, simulated. */
class ThrottledStoreTest {
    private static final Duration TIME = Duration.ofMinutes(2);
    private static final Duration HALF = TIME.dividedBy(2);
    private static final Duration SHORT = Duration.ofMillis(25);
    private static final Duration LONG = Duration.ofMillis(100);
    private static final int CEILING = 20_000;

    @TestFactory
    Stream<DynamicTest> reachesTheLimitAndSendsLittleInVain() {
        List<DynamicTest> all = new ArrayList<>();
        for (int limit : new int[] {500, 1000, 2000, 3500, 10_000}) {
            for (Refusal refusal : Refusal.values()) {
                // One after the other they are too slow for ten thousand a second.
                for (int batches : limit > 3500 ? new int[] {4} : new int[] {1, 4}) {
                    all.add(
                            DynamicTest.dynamicTest(
                                    limit + " keys/s, " + refusal + ", " + batches + " at once",
                                    () -> {
                                        SimulatedStore store = store(_ -> limit, refusal);
                                        new SimulatedPurge(store, batches == 1 ? SHORT : LONG)
                                                .run(1, batches, CEILING, TIME);
                                        assertGoodput(store, limit * 120.0, 0.95);
                                        assertInVain(store, 0.02);
                                    }));
                }
            }
        }
        return all.stream();
    }

    @Test
    void followsALimitThatFalls() {
        for (Refusal refusal : Refusal.values()) {
            SimulatedStore store = store(at -> at < HALF.toNanos() ? 3500 : 500, refusal);

            new SimulatedPurge(store, SHORT).run(1, 4, CEILING, TIME);

            assertGoodput(store, (3500 + 500) * 60.0, 0.95);
            assertInVain(store, 0.02);
        }
    }

    @Test
    void findsALimitThatRoseWithinAQuarterOfAMinute() {
        for (Refusal refusal : Refusal.values()) {
            SimulatedStore store = store(at -> at < HALF.toNanos() ? 1000 : 3500, refusal);

            new SimulatedPurge(store, SHORT).run(1, 4, CEILING, TIME);

            assertGoodput(store, 1000 * 75.0 + 3500 * 45.0, 0.95);
            assertInVain(store, 0.02);
        }
    }

    @Test
    void twoInstancesShareALimitThatNeitherKnows() {
        for (Refusal refusal : Refusal.values()) {
            SimulatedStore store = store(_ -> 3500, refusal);

            new SimulatedPurge(store, SHORT).run(2, 4, CEILING, TIME);

            assertGoodput(store, 3500 * 120.0, 0.95);
            assertInVain(store, 0.02);
        }
    }

    @Test
    void aStoreThatForgivesNoBurstsCostsLittleMore() {
        for (Refusal refusal : Refusal.values()) {
            SimulatedStore store = new SimulatedStore(_ -> 3500, 0.25, refusal);

            new SimulatedPurge(store, SHORT).run(1, 4, CEILING, TIME);

            assertGoodput(store, 3500 * 120.0, 0.93);
            assertInVain(store, 0.02);
        }
    }

    @Test
    void keepsToAnotherCeilingThatIsLowerThanTheStoresAndIsNeverRefused() {
        SimulatedStore store = store(_ -> 3500, Refusal.WHOLE_REQUEST);

        new SimulatedPurge(store, LONG).run(1, 4, 3000, TIME);

        assertGoodput(store, 3000 * 120.0, 0.95);
        assertThat(store.refused()).isZero();
    }

    @Test
    void asksSeldomWhileNothingGetsThrough() {
        int[] requests = {0};
        SimulatedStore store = store(_ -> requests[0]++ * 0.0, Refusal.WHOLE_REQUEST);

        new SimulatedPurge(store, SHORT).run(1, 4, CEILING, TIME);

        assertThat(requests[0]).isBetween(15, 75);
    }

    private static SimulatedStore store(LongToDoubleFunction limit, Refusal refusal) {
        return new SimulatedStore(limit, 1, refusal);
    }

    private static void assertGoodput(SimulatedStore store, double possible, double share) {
        assertThat(store.accepted() / possible).as("goodput").isGreaterThanOrEqualTo(share);
    }

    private static void assertInVain(SimulatedStore store, double share) {
        double sent = store.accepted() + store.refused();
        assertThat(store.refused() / sent).as("in vain").isLessThanOrEqualTo(share);
    }
}
