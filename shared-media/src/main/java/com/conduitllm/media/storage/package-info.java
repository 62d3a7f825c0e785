/**
 * The bytes of media in an S3-compatible store, behind one port: {@link
 * com.conduitllm.media.storage.ObjectStorage}.
 *
 * <ul>
 *   <li>Outcomes that the caller must react to are data ({@link
 *       com.conduitllm.media.storage.DeletionOutcome}); everything else that goes wrong is a {@link
 *       com.conduitllm.media.storage.StorageException}.
 *   <li>No call is made while a database transaction is active.
 *   <li>"Deleted" and "nothing there" are believed only when the store's own answer says so and was
 *       read to its end.
 *   <li>No upload attempt is signed after its {@link com.conduitllm.media.storage.SigningWindow}.
 *   <li>Whose bucket it is, is written in the bucket itself ({@link
 *       com.conduitllm.media.storage.BucketIdentity}).
 * </ul>
 */
@NullMarked
package com.conduitllm.media.storage;

import org.jspecify.annotations.NullMarked;
