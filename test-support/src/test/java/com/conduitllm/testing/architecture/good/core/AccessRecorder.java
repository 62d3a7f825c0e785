package com.conduitllm.testing.architecture.good.core;

import org.springframework.scheduling.annotation.Scheduled;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;

/** Listed, with a clock from outside. */
final class AccessRecorder {

    private final InstantSource time;
    private Instant lastFlush = Instant.EPOCH;

    AccessRecorder(InstantSource time) {
        this.time = time;
    }

    @Scheduled(fixedDelay = 1000)
    void flush() {
        lastFlush = time.instant();
    }

    Date lastFlush() {
        return new Date(lastFlush.toEpochMilli());
    }

    static Instant shownBy(Clock clock) {
        return Instant.now(clock);
    }

    static long monotonic() {
        return System.nanoTime();
    }
}
