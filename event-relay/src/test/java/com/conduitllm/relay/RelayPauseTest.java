package com.conduitllm.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.random.RandomGenerator;

class RelayPauseTest {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Draws the largest number that it may. */
    private static final RandomGenerator HIGHEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return Long.MAX_VALUE;
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    @Test
    void growsToItsLongestAndStaysThere() {
        RelayPause pause = new RelayPause(LONGEST, HIGHEST);

        assertThat(pause.afterFailure()).isEqualTo(Duration.ofSeconds(1));
        assertThat(pause.afterFailure()).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 100; i++) {
            assertThat(pause.afterFailure()).isLessThanOrEqualTo(LONGEST);
        }
        assertThat(pause.afterFailure()).isEqualTo(LONGEST);
    }

    @Test
    void beginsAnewAfterASuccess() {
        RelayPause pause = new RelayPause(LONGEST, HIGHEST);
        pause.afterFailure();
        pause.afterFailure();
        assertThat(pause.isFailing()).isTrue();

        pause.reset();

        assertThat(pause.isFailing()).isFalse();
        assertThat(pause.afterFailure()).isEqualTo(Duration.ofSeconds(1));
    }
}
