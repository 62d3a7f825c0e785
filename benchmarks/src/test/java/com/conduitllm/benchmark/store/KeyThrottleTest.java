package com.conduitllm.benchmark.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.benchmark.store.KeyThrottle.Refusal;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class KeyThrottleTest {
    private final AtomicLong now = new AtomicLong();

    private KeyThrottle throttle(Refusal refusal) {
        return new KeyThrottle(100, 2, refusal, now::get);
    }

    @Test
    void takesABatchAsAWholeOrNotAtAll() {
        KeyThrottle throttle = throttle(Refusal.WHOLE_REQUEST);

        assertThat(throttle.take(150)).isEqualTo(150);
        assertThat(throttle.take(51)).isZero();
        assertThat(throttle.take(50)).isEqualTo(50);
    }

    @Test
    void takesWhatItCanWhenItRefusesSingleKeys() {
        KeyThrottle throttle = throttle(Refusal.PER_KEY);

        assertThat(throttle.take(150)).isEqualTo(150);
        assertThat(throttle.take(150)).isEqualTo(50);
        assertThat(throttle.take(1)).isZero();
    }

    @Test
    void fillsUpWithTimeToItsBurstAndNoFurther() {
        KeyThrottle throttle = throttle(Refusal.PER_KEY);
        throttle.take(200);

        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(throttle.take(1000)).isEqualTo(50);
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(throttle.take(1000)).isEqualTo(200);
    }

    @Test
    void aNewLimitCountsFromNowOn() {
        KeyThrottle throttle = throttle(Refusal.PER_KEY);
        throttle.take(200);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        throttle.limit(10);
        now.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(throttle.allowed()).isEqualTo(110);
        assertThat(throttle.take(1000)).isEqualTo(20);
    }

    @Test
    void refusesNothingWithoutALimit() {
        assertThat(KeyThrottle.none().take(1_000_000)).isEqualTo(1_000_000);
    }
}
