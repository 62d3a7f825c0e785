/**
 * The ledger: one row for every object in the bucket, for the object's whole life.
 *
 * <p>Invariants, each held by the statements of {@link com.conduitllm.media.record.MediaLedger}:
 *
 * <ol>
 *   <li>Row first, object second; object deleted first, row last.
 *   <li>A DELETE goes only to a storage key whose committed row says {@code DELETING}, and {@code
 *       DELETING} is never left except by forgetting the row.
 *   <li>A row is forgotten only when it was claimed after the last moment at which an upload of it
 *       could still have become visible ({@code claimed_at > settles_at}).
 *   <li>Every transition checks the owning key under a lock, key first, media second.
 *   <li>Statements here are the only ones that write {@code media_records}.
 * </ol>
 */
@NullMarked
package com.conduitllm.media.record;

import org.jspecify.annotations.NullMarked;
