package com.conduitllm.testing.stack;

import org.jspecify.annotations.Nullable;

/**
 * The one stack of this JVM: started when first asked for, ended by the end of the JVM. A start
 * that failed is not tried again: every test class gets the same sentence at once.
 */
final class SharedStack {

    private static @Nullable LocalStack stack;
    private static @Nullable String failure;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (failure != null) {
            throw new IllegalStateException("The local stack did not start before: " + failure);
        }
        if (stack == null) {
            try {
                stack = LocalStack.startShared();
            } catch (RuntimeException e) {
                failure = e.toString();
                throw e;
            }
        }
        return stack;
    }
}
