/**
 * From a prompt to media that is stored, recorded and announced.
 *
 * <ol>
 *   <li>The key is looked up, the request is read and checked, model and provider are found, and
 *       the store is asked whether it is ours: all that can refuse a request before anything is
 *       paid.
 *   <li>The provider makes the images; their bytes are spooled, counted, hashed and recognised.
 *   <li>Rows are reserved: only now, because the time that an upload may take runs from here.
 *   <li>The bytes are stored, one object for each row.
 *   <li>All rows become visible, and their events are queued, in one statement.
 *   <li>Only then the client gets its answer.
 * </ol>
 *
 * <p>Invariants: after the provider was paid no failure invites the client to repeat the request;
 * nothing here ever deletes an object (a commit whose answer was lost looks like a dead key): rows
 * that do not become visible are left to the purger; no transaction is open during a network call.
 */
@NullMarked
package com.conduitllm.core.generation;

import org.jspecify.annotations.NullMarked;
