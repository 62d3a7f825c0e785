package com.conduitllm.media;

/**
 * Where a media record is in its life. {@code PENDING → AVAILABLE ↔ TRASHED}, any of them {@code →
 * DELETING}; from {@code DELETING} the row only ever disappears.
 */
public enum MediaState {
    /** The row exists, the bytes may be on their way. */
    PENDING,
    /** Served, counted, announced. */
    AVAILABLE,
    /** Not served, still stored, can be restored for a while. */
    TRASHED,
    /** Claimed for deletion; the only state in which a DELETE may be sent to the store. */
    DELETING
}
