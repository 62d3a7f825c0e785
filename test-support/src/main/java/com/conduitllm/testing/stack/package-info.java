/**
 * Real servers and real services for tests, as child processes.
 *
 * <ul>
 *   <li>{@link com.conduitllm.testing.stack.LocalStack}: PostgreSQL, S3 and AMQP from the module
 *       local-stack, or from containers; one shared by all test classes of a JVM, or a private one
 *       to kill, from local-stack.
 *   <li>{@link com.conduitllm.testing.stack.Database} and {@link
 *       com.conduitllm.testing.stack.Bucket}: fresh ones, so that test classes do not see each
 *       other.
 *   <li>{@link com.conduitllm.testing.stack.ServiceProcess}: a service's jar as production runs it.
 * </ul>
 *
 * Invariants: nothing listens outside of loopback; no child outlives the test JVM (the stack ends
 * when its standard input does, services are ended by a shutdown hook); a child that does not start
 * fails the test with the tail of its log. The shared stack is not stopped by JUnit but by the end
 * of the JVM: Spring closes its cached contexts in a shutdown hook, and they need their database.
 */
@NullMarked
package com.conduitllm.testing.stack;

import org.jspecify.annotations.NullMarked;
