/**
 * Virtual keys: the tenants of the gateway, from their creation to the receipt for their deletion.
 *
 * <p>Invariants:
 *
 * <ol>
 *   <li>A key's secret is shown once, in the answer that made it, and stored only as SHA-256.
 *   <li>Whoever writes a key's row first takes the key's advisory lock ({@code KeyGate}): uploads
 *       hold it shared, so that a stream of them cannot keep a writer waiting.
 *   <li>A key in {@code DELETING} changes no more, and its row goes only after its last object.
 *   <li>Each change queues its event in the same transaction.
 * </ol>
 *
 * <p>Reading and changing keys is JPA; Flyway owns the schema, Hibernate only validates it.
 * Deleting is {@link com.conduitllm.admin.lifecycle.MediaLifecycleService}'s work.
 */
@NullMarked
package com.conduitllm.admin.virtualkey;

import org.jspecify.annotations.NullMarked;
