package com.conduitllm.testing.architecture.bad.core;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks the machine in every way there is, and sleeps. */
final class MachineTime {

    private final Supplier<Instant> reference = Instant::now;

    Instant now() {
        return Instant.now();
    }

    UUID id() {
        return UUID.randomUUID();
    }

    long millis() {
        return System.currentTimeMillis();
    }

    LocalDateTime local() {
        return LocalDateTime.now();
    }

    Clock clock() {
        return Clock.systemUTC();
    }

    InstantSource source() {
        return InstantSource.system();
    }

    Date date() {
        return new Date();
    }

    Supplier<Instant> reference() {
        return reference;
    }

    void pause() throws InterruptedException {
        Thread.sleep(1);
    }
}
