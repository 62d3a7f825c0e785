package com.conduitllm.testing.architecture.good.core;

import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** The composition root. */
final class CoreConfiguration {

    InstantSource time() {
        return InstantSource.system();
    }

    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }
}
