package com.conduitllm.media;

import java.util.UUID;

/** Where new ids come from; injected, so that tests can foresee them. */
@FunctionalInterface
public interface IdSource {

    /** A new UUIDv7 (RFC 9562), greater than every one that this source gave before. */
    UUID next();
}
