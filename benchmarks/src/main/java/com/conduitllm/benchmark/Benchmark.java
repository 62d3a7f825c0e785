package com.conduitllm.benchmark;

import com.conduitllm.e2e.console.Table;

/** One question about the product, answered by a table. */
interface Benchmark {

    /** What it is called on the command line. */
    String name();

    /** The question, one line. */
    String question();

    /** Measures; throws {@link AssertionError} when what was to be measured did not happen. */
    Table run();
}
