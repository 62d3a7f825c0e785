package com.conduitllm.testing.architecture.bad.core;

import org.springframework.scheduling.annotation.Scheduled;

/** Scheduled, and on no list. */
final class Sweeper {

    private int runs;

    @Scheduled(fixedDelay = 1000)
    void sweep() {
        runs++;
    }

    int runs() {
        return runs;
    }
}
