package com.conduitllm.media.record;

import com.conduitllm.media.storage.BucketIdentity;
import com.conduitllm.media.storage.StoreId;

import org.jspecify.annotations.Nullable;

/**
 * What the database says of itself; the other half of a {@link BucketIdentity}.
 *
 * @param store the bucket that this database's media is in, null before the first one
 * @param hasMedia whether any media is recorded
 */
record Installation(
        @Nullable StoreId store,
        long epoch,
        String systemId,
        long timeline,
        long table,
        boolean hasMedia) {

    /** The marker that a bucket of this database carries. */
    BucketIdentity marker(StoreId id) {
        return new BucketIdentity(id, systemId, timeline, table, epoch);
    }

    /** Whether the marker was written by this very database, not by a copy of it. */
    boolean wrote(BucketIdentity marker) {
        return marker.databaseSystemId().equals(systemId)
                && marker.databaseTimeline() == timeline
                && marker.installationTable() == table;
    }
}
