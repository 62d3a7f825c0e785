package com.conduitllm.admin.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

class DeletionRateTest {
    private final AtomicLong now = new AtomicLong();
    private final RandomGenerator always0 = () -> 0L;

    private DeletionRate rate(int ceiling) {
        return new DeletionRate(ceiling, now::get, always0);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void beginsAtAThousandKeysASecondAndGrowsByATenthToItsCeiling() {
        DeletionRate rate = rate(3500);

        assertThat(rate.keysPerSecond()).isCloseTo(1000, within(1.0));
        pass(Duration.ofSeconds(1));
        assertThat(rate.keysPerSecond()).isCloseTo(1100, within(1.0));
        pass(Duration.ofMinutes(1));
        assertThat(rate.keysPerSecond()).isEqualTo(3500);
    }

    @Test
    void isHalvedOnceForBatchesThatWereUnderWayTogether() {
        DeletionRate rate = rate(1000);

        rate.throttled();
        rate.throttled();

        assertThat(rate.keysPerSecond()).isCloseTo(500, within(1.0));
        pass(Duration.ofSeconds(1));
        rate.throttled();
        assertThat(rate.keysPerSecond()).isCloseTo(275, within(1.0));
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
        assertThat(rate(1000).sentWithin(Duration.ofSeconds(30), 1000)).isEqualTo(1000);
        assertThat(rate(100).sentWithin(Duration.ofSeconds(2), 1000)).isEqualTo(200);
        assertThat(rate(1).sentWithin(Duration.ofMillis(10), 1000)).isOne();
    }
}
