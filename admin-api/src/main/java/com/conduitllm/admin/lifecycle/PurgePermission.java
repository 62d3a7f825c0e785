package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.storage.StoreId;

/** Whether objects may be deleted now. */
sealed interface PurgePermission {

    /** They may, in this bucket. */
    record Open(StoreId store) implements PurgePermission {}

    /** The bucket has no identity yet, and the database no media: there is nothing to delete. */
    record NothingStored() implements PurgePermission {}

    /**
     * They may not.
     *
     * @param sentence why, and what an operator can do
     * @param lasting whether somebody must change something; otherwise it passes by itself
     */
    record Closed(String sentence, boolean lasting) implements PurgePermission {}
}
