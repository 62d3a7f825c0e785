package com.conduitllm.media.storage;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stops upload attempts whose {@link SigningWindow} has closed. The SDK calls it once for each
 * attempt, after the attempt was signed and before anything of it is sent: an attempt that passes
 * was signed inside the window, one that does not never leaves this process.
 */
final class SigningGuard implements ExecutionInterceptor {
    static final ExecutionAttribute<Attempts> ATTEMPTS =
            new ExecutionAttribute<>("conduit.upload-attempts");

    /** The attempts of one upload. */
    static final class Attempts {
        private final StorageKey key;
        private final SigningWindow window;
        private final AtomicInteger sent = new AtomicInteger();

        Attempts(StorageKey key, SigningWindow window) {
            this.key = key;
            this.window = window;
        }

        /** How many attempts were let through. */
        int count() {
            return sent.get();
        }

        private void countOne() {
            if (!window.isOpen()) {
                throw new SigningWindowClosedException(key);
            }
            sent.incrementAndGet();
        }
    }

    @Override
    public void beforeTransmission(
            Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getOptionalAttribute(ATTEMPTS).ifPresent(Attempts::countOne);
    }
}
