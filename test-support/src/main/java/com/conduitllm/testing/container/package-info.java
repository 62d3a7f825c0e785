/**
 * The engines of production for the tests: PostgreSQL, RabbitMQ and Ceph's radosgw in containers,
 * in the place of the embedded ones, when the build runs with {@code -Pcontainers}.
 *
 * <p>{@link com.conduitllm.testing.container.ContainerStack} is a program of its own that speaks
 * the language of the embedded stack: it writes {@code endpoints.json}, says {@code ready}, and
 * ends when its standard input does. So a test JVM that is killed takes its containers with it, and
 * Spring's shutdown hooks still find their database.
 *
 * <p>Invariants: the engine is on this machine, and containers listen on loopback only; no
 * container outlives its program, unless the program itself is killed with -9 and Testcontainers'
 * reaper (Ryuk) was switched off in the environment.
 */
@NullMarked
package com.conduitllm.testing.container;

import org.jspecify.annotations.NullMarked;
