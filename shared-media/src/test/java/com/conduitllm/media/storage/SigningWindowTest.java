package com.conduitllm.media.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

class SigningWindowTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void closesAfterItsLength() {
        AtomicLong now = new AtomicLong(42);
        SigningWindow window = SigningWindow.open(MINUTE, now::get);

        assertThat(window.isOpen()).isTrue();
        assertThat(window.remaining()).isEqualTo(MINUTE);

        now.addAndGet(MINUTE.toNanos() - 1);
        assertThat(window.isOpen()).isTrue();
        assertThat(window.remaining()).isEqualTo(Duration.ofNanos(1));

        now.incrementAndGet();
        assertThat(window.isOpen()).isFalse();
        assertThat(window.remaining()).isZero();
    }

    @Test
    void staysClosed() {
        AtomicLong now = new AtomicLong();
        SigningWindow window = SigningWindow.open(MINUTE, now::get);

        now.set(Duration.ofDays(365).toNanos());

        assertThat(window.isOpen()).isFalse();
        assertThat(window.remaining()).isZero();
    }

    @Test
    void outlivesTheOverflowOfTheMonotonicClock() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
        SigningWindow window = SigningWindow.open(MINUTE, now::get);

        now.addAndGet(10);

        assertThat(window.isOpen()).isTrue();
        assertThat(window.remaining()).isEqualTo(MINUTE.minusNanos(10));
    }

    @Test
    void isNeverOpenWithoutALength() {
        assertThat(SigningWindow.open(Duration.ZERO, () -> 7).isOpen()).isFalse();
    }
}
