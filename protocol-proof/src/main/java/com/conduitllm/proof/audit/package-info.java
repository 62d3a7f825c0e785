/**
 * Looks for what must never be seen: an object without a row, a DELETE for a row that nobody
 * claimed, an object under a verified receipt, a deletion that was counted twice, accounts that do
 * not add up.
 *
 * <p>It looks past the product's code and past all faults, at the bucket, at the database and at
 * the wire. It knows the protocol's promises, not how they are kept.
 */
@NullMarked
package com.conduitllm.proof.audit;

import org.jspecify.annotations.NullMarked;
