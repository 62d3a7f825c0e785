/**
 * What goes wrong, and how often: connections that break before or after a commit, processes that
 * die or pause, a network and a store that lose, delay, refuse and repeat.
 *
 * <p>Invariants: everything happens at the edges of a process, towards the database and towards the
 * store; a dead process reaches neither any more; how often what strikes follows from the seed.
 */
@NullMarked
package com.conduitllm.proof.weather;

import org.jspecify.annotations.NullMarked;
