/**
 * Figures: each {@code Benchmark} puts the two real jars, as child processes, into a {@code Scene}
 * of its own and prints a table. Run them by {@code ./conduit bench}; what they said last stands in
 * {@code docs/benchmarks.md}.
 *
 * <p>Nothing here fails because something was slow. A benchmark fails only when what it measures
 * did not happen: an object that was not deleted, a receipt that is not verified.
 */
@NullMarked
package com.conduitllm.benchmark;

import org.jspecify.annotations.NullMarked;
