/**
 * Deleting media: of keys that are being deleted, of uploads that nobody finished, of purges that
 * somebody began.
 *
 * <p>The door is {@link com.conduitllm.admin.lifecycle.MediaLifecycleService}. Invariants:
 *
 * <ol>
 *   <li>Only {@code MediaPurger} deletes objects, and only of rows that it has just claimed, in a
 *       bucket that is known to be this database's.
 *   <li>No call to the store is made within a transaction.
 *   <li>A row is forgotten only for an object that the store confirmed as deleted; what failed is
 *       released with the reason and tried again, for as long as it takes.
 *   <li>A receipt is verified in the transaction that removes the key row, after a listing of the
 *       key's prefix was empty. The prefix is listed once more a day later.
 *   <li>Any number of instances work side by side; they share the work by claims alone.
 * </ol>
 */
@NullMarked
package com.conduitllm.admin.lifecycle;

import org.jspecify.annotations.NullMarked;
