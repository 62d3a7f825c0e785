/**
 * Proxies that break things on purpose, over real sockets.
 *
 * <ul>
 *   <li>{@link com.conduitllm.testing.proxy.TcpProxy} knows bytes only: refuse, hold, reset,
 *       latency, cut. It stands before PostgreSQL and the broker.
 *   <li>{@link com.conduitllm.testing.proxy.HttpFaultProxy} understands HTTP/1.1 and stands before
 *       the S3 server: it answers in its place, loses or holds single requests and answers, and
 *       writes down what it saw. It sends the request's head on byte for byte, so a signature over
 *       {@code Host}, path and query (AWS SigV4) stays valid.
 * </ul>
 *
 * Invariants: every proxy listens on loopback only; a fault is never guessed by time, a test waits
 * for a {@link com.conduitllm.testing.proxy.Gate}; closing a proxy ends its connections and frees
 * everything that it held.
 */
@NullMarked
package com.conduitllm.testing.proxy;

import org.jspecify.annotations.NullMarked;
