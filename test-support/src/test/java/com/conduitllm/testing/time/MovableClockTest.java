package com.conduitllm.testing.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class MovableClockTest {

    @Test
    void standsStillUntilMoved() {
        MovableClock clock = MovableClock.atStartOf2026();
        Instant start = clock.instant();

        assertThat(clock.instant()).isEqualTo(start);
        assertThat(clock.advance(Duration.ofHours(1))).isEqualTo("2026-01-01T01:00:00Z");
        assertThat(clock.instant()).isEqualTo(start.plus(Duration.ofHours(1)));
    }

    @Test
    void canBePutBack() {
        MovableClock clock = MovableClock.at(Instant.EPOCH);

        clock.advance(Duration.ofSeconds(-1));
        assertThat(clock.instant()).isBefore(Instant.EPOCH);

        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }
}
