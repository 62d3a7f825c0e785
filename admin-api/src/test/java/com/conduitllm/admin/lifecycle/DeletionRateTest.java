package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.conduitllm.admin.lifecycle.DeletionRate.Pass;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

class DeletionRateTest {
    private final AtomicLong now = new AtomicLong();
    private static final Duration STEP = Duration.ofMillis(1);

    private final RandomGenerator always0 = () -> 0L;

    private DeletionRate rate(int ceiling) {
        return new DeletionRate(ceiling, now::get, always0);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    /** Lets time pass in which everything is sent that may be. */
    private void send(DeletionRate rate, Duration time) {
        for (long end = now.get() + time.toNanos(); now.get() < end; pass(STEP)) {
            rate.take(rate.batchSize(time, 1000));
        }
    }

    @Test
    void beginsAtAThousandKeysASecondAndDoublesUpToItsCeiling() {
        DeletionRate rate = rate(3500);

        assertThat(rate.keysPerSecond()).isCloseTo(1000, within(1.0));
        send(rate, Duration.ofSeconds(1));
        assertThat(rate.keysPerSecond()).isCloseTo(2000, within(20.0));
        send(rate, Duration.ofSeconds(1));
        assertThat(rate.keysPerSecond()).isEqualTo(3500);
    }

    @Test
    void doesNotRiseWhileNothingIsSent() {
        DeletionRate rate = rate(100_000);

        pass(Duration.ofHours(1));

        assertThat(rate.keysPerSecond()).isLessThan(1300);
        rate.report(rate.pass(), 0, 300);
        double cut = rate.keysPerSecond();
        pass(Duration.ofHours(1));
        assertThat(rate.keysPerSecond()).isCloseTo(cut, within(1.0));
    }

    @Test
    void isCutOnceForBatchesThatWereUnderWayTogether() {
        DeletionRate rate = rate(1000);
        Pass first = rate.pass();
        Pass second = rate.pass();
        pass(Duration.ofMillis(100));

        rate.report(first, 0, 100);
        double cut = rate.keysPerSecond();
        rate.report(second, 0, 100);

        assertThat(cut).isLessThan(1000);
        assertThat(rate.keysPerSecond()).isEqualTo(cut);
    }

    @Test
    void twoRefusalsInARowMeasureWhatTheStoreTakes() {
        DeletionRate rate = rate(10_000);
        send(rate, Duration.ofSeconds(3));
        rate.report(rate.pass(), 0, 100);
        assertThat(rate.keysPerSecond()).isGreaterThan(5000);

        send(rate, Duration.ofSeconds(1));
        rate.report(rate.pass(), 4500, 100);

        assertThat(rate.keysPerSecond()).isCloseTo(4500 * 0.97, within(20.0));
        send(rate, Duration.ofSeconds(6));
        assertThat(rate.keysPerSecond()).isCloseTo(4500 * 0.97, within(20.0));
        send(rate, Duration.ofSeconds(5));
        assertThat(rate.keysPerSecond()).isGreaterThan(4500);
    }

    @Test
    void everybodyPausesAfterARefusal() {
        DeletionRate rate = rate(1000);

        rate.report(rate.pass(), 0, 100);

        assertThat(rate.debt()).isPositive();
    }

    @Test
    void countsKeysAndMakesTheNextBatchWaitForTheDebt() {
        DeletionRate rate = rate(1000);

        assertThat(rate.take(1000)).isZero();
        long wait = rate.take(1000);

        assertThat(wait).isCloseTo(TimeUnit.SECONDS.toNanos(1), within(1_000_000L));
        pass(Duration.ofNanos(wait + 1000));
        assertThat(rate.take(1000)).isZero();
    }

    @Test
    void tokensThatWereNotUsedComeBack() {
        DeletionRate rate = rate(1000);
        rate.take(1000);

        rate.giveBack(1000);

        assertThat(rate.take(1)).isZero();
    }

    @Test
    void keepsToTheCeilingOverManyBatches() {
        DeletionRate rate = rate(100);
        long sent = 0;
        while (now.get() < TimeUnit.MINUTES.toNanos(10)) {
            long wait = rate.take(37);
            if (wait == 0) {
                sent += 37;
            } else {
                now.addAndGet(wait);
            }
        }

        assertThat(sent).isBetween(100L * 595, 100L * 605);
    }

    @Test
    void aBatchIsWhatTheRateSendsInTheTimeAndNeverNothing() {
        DeletionRate rate = rate(3500);
        send(rate, Duration.ofSeconds(10));
        assertThat(rate.batchSize(Duration.ofSeconds(30), 1000)).isEqualTo(1000);
        assertThat(rate.batchSize(Duration.ofMillis(100), 1000)).isEqualTo(350);
        assertThat(rate(1).batchSize(Duration.ofMillis(10), 1000)).isOne();
    }

    @Test
    void batchesAreSmallWhileTheRateClimbsAndNothingIsKnownOfTheStore() {
        DeletionRate rate = rate(100_000);

        send(rate, Duration.ofSeconds(1));
        assertThat(rate.batchSize(Duration.ofSeconds(30), 1000)).isBetween(245, 250);
        send(rate, Duration.ofSeconds(2));
        assertThat(rate.batchSize(Duration.ofSeconds(30), 1000)).as("50 ms").isBetween(390, 410);
    }

    @Test
    void batchesAreSmallOnceTheStoreHasRefusedOne() {
        DeletionRate rate = rate(3500);
        send(rate, Duration.ofSeconds(10));

        rate.report(rate.pass(), 0, 1000);

        assertThat(rate.batchSize(Duration.ofSeconds(30), 1000)).isBetween(100, 150);
    }
}
