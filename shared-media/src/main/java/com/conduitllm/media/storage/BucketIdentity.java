package com.conduitllm.media.storage;

/**
 * The marker {@code .conduit/installation.json}: whose bucket it is, and what the database was when
 * it was last seen. Deleting an absent object succeeds, so without it the wrong bucket would look
 * like success, and a database that was restored from a backup would take newer objects for strays.
 *
 * @param storeId the bucket's identity, made with the marker and never changed
 * @param databaseSystemId PostgreSQL's system identifier
 * @param databaseTimeline PostgreSQL's timeline; advances with a point-in-time recovery or failover
 * @param installationTable object id of the table {@code installation}; a logical restore makes it
 *     anew
 * @param ledgerEpoch advanced in the database first, then here
 */
public record BucketIdentity(
        StoreId storeId,
        String databaseSystemId,
        long databaseTimeline,
        long installationTable,
        long ledgerEpoch) {}
