/**
 * The kill matrix: Core and Admin killed with SIGKILL at each step of generating media and of
 * deleting a key, and what must be so after the restart.
 *
 * <p>A {@code Step} is a moment. It is reached from outside alone: a proxy holds the request or the
 * answer that makes the moment, and the tables say whether it is the right one; the product has no
 * hook for it. What must be so in the end is an {@code Aftermath}. A round plays its steps one
 * after the other on one gateway and asks for the aftermaths when all are played, because a crash
 * is healed by leases that last longer than a restart.
 *
 * <p>The tests of this module play a round; {@code CrashTest} plays them for as long as one likes,
 * in random order and with other keys at work meanwhile.
 */
@NullMarked
package com.conduitllm.e2e.crash;

import org.jspecify.annotations.NullMarked;
