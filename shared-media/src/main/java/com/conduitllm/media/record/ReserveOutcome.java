package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;
import com.conduitllm.media.storage.SigningWindow;
import com.conduitllm.media.storage.StorageKey;

import java.time.Instant;
import java.util.List;

/** Answer to {@link MediaLedger#reserve}. */
public sealed interface ReserveOutcome {

    /**
     * The rows are committed; the bytes may be sent while the window is open.
     *
     * @param media in the order of the reservation's items
     */
    record Reserved(List<ReservedMedia> media, SigningWindow window) implements ReserveOutcome {}

    /** The key is disabled, expired, deleted or unknown; nothing was written. */
    record KeyNotLive() implements ReserveOutcome {}

    /** A row that waits for its bytes. */
    record ReservedMedia(MediaId id, StorageKey storageKey, Instant createdAt) {}
}
