/**
 * The three embedded servers behind one door, {@link com.conduitllm.stack.server.EmbeddedServers}.
 *
 * <p>Durability is on everywhere: PostgreSQL with {@code fsync} and {@code synchronous_commit}, the
 * broker with a Derby message store, S3 on the file system. PostgreSQL is a process of its own that
 * outlives a killed JVM; the next start on the same folder adopts it.
 *
 * <p>Invariants: loopback only; credentials are checked by all three; started in the order
 * PostgreSQL, S3, AMQP and stopped in the reverse order.
 */
@NullMarked
package com.conduitllm.stack.server;

import org.jspecify.annotations.NullMarked;
