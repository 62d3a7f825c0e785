/**
 * The local stack: everything that Conduit Media needs around it, in one runnable jar.
 *
 * <p>{@link com.conduitllm.stack.LocalStack} is the entry. It reads the command line, and hands
 * over to one story: {@code serve} (PostgreSQL, S3 and AMQP only, for tests), {@code up}, {@code
 * demo}, {@code down} or {@code status}.
 *
 * <p>Why it exists: a visitor and every integration test get a durable database, an S3 server that
 * checks signatures and a durable broker with nothing but a JDK.
 *
 * <p>Invariants: everything listens on loopback only; every secret is random and kept in the data
 * folder with mode 0600; one live stack per data folder; every expected failure is one sentence.
 */
@NullMarked
package com.conduitllm.stack;

import org.jspecify.annotations.NullMarked;
