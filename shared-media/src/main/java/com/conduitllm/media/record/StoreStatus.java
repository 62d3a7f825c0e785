package com.conduitllm.media.record;

import com.conduitllm.media.storage.StoreId;

/** Whether the bucket and the database belong together. Only {@link Accepted} allows a deletion. */
public sealed interface StoreStatus {

    /** Marker and database agree. */
    record Accepted(StoreId store) implements StoreStatus {}

    /** The bucket has no marker yet and the database has no media: there is nothing to purge. */
    record Absent() implements StoreStatus {}

    /**
     * The bucket is another installation's, or lost its marker.
     *
     * @param sentence what an operator must know and do
     */
    record Foreign(String sentence) implements StoreStatus {}

    /**
     * The bucket is the right one, but has seen a newer or another database than this. New media
     * may be stored; nothing may be deleted until an operator has accepted it.
     *
     * @param sentence what an operator must know and do
     */
    record Restored(StoreId store, String sentence) implements StoreStatus {}

    /**
     * The store does not answer; nobody knows.
     *
     * @param sentence the store's error
     */
    record Unreachable(String sentence) implements StoreStatus {}
}
