/**
 * The protocol of media under crashes: {@code ./conduit prove} and what the build runs of it.
 *
 * <p>Only here do both services meet in one process, and only as plain classes. Invariants: the
 * product has no hook for any of this; a trial that catches a mutant is passed by the product with
 * the same schedule and seed.
 */
@NullMarked
package com.conduitllm.proof;

import org.jspecify.annotations.NullMarked;
