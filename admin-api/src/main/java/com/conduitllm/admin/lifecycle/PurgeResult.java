package com.conduitllm.admin.lifecycle;

import com.conduitllm.admin.lifecycle.PurgePermission.Closed;

import org.jspecify.annotations.Nullable;

/** What one batch came to. */
sealed interface PurgeResult {

    /** Nothing was claimed: there is nothing, or nothing that can be taken now. */
    record Idle() implements PurgeResult {}

    /** Nothing was tried. */
    record Refused(Closed why) implements PurgeResult {}

    /**
     * A batch was sent.
     *
     * @param full whether there may be more to claim
     * @param forgotten objects that are gone, with their rows
     * @param trouble why at least one object is not gone; null when none failed
     */
    record Sent(boolean full, int forgotten, @Nullable PurgeTrouble trouble)
            implements PurgeResult {}
}
