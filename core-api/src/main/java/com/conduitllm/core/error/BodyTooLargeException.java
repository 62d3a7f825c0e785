package com.conduitllm.core.error;

import org.jspecify.annotations.Nullable;

import java.io.IOException;

/** The body went on after the most that is read of one. */
final class BodyTooLargeException extends IOException {
    BodyTooLargeException() {
        super("The body is larger than " + BodyLimitFilter.MAX_BYTES + " bytes");
    }

    static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof BodyTooLargeException) {
                return true;
            }
        }
        return false;
    }
}
