package com.conduitllm.media.event;

import java.time.Instant;
import java.util.UUID;

/**
 * A virtual key was updated, deleted (its media is going) or purged (its media is gone). Consumers
 * drop an event whose row version is lower than one that they have seen.
 *
 * @param rowVersion grows with each change of the key
 */
public record VirtualKeyChanged(UUID eventId, UUID keyId, Instant changedAt, long rowVersion) {

    /** The three event types; each has an exchange of its own. */
    public enum Type {
        VirtualKeyUpdated,
        VirtualKeyDeleted,
        VirtualKeyPurged
    }
}
