package com.conduitllm.core.spool;

import java.io.IOException;

/** More bytes came than an object may have. */
public final class TooLargeException extends IOException {
    TooLargeException(long maxBytes) {
        super("The object has more than " + maxBytes + " bytes");
    }
}
