package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.VirtualKeyId;

/** Answer to {@link MediaLifecycleService#requestKeyDeletion}. */
public sealed interface KeyDeletionOutcome {

    /**
     * The key is dead and its media is going; or both were so before, then it is the receipt of the
     * first request.
     */
    record Accepted(DeletionReceipt receipt) implements KeyDeletionOutcome {}

    /** There is no such key, and there never was a deletion of it. */
    record UnknownKey(VirtualKeyId key) implements KeyDeletionOutcome {}

    /**
     * The key has media and no storage is configured: deleting the key would make orphans. Nothing
     * changed; the key can be disabled instead.
     */
    record StorageNotConfigured(VirtualKeyId key) implements KeyDeletionOutcome {}
}
