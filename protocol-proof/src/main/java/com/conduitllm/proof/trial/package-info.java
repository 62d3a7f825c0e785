/**
 * One run of the harness, in a process of its own, on a database and a bucket of its own.
 *
 * <p>Whatever class comes first on that process's class path is the one that is put to the test.
 */
@NullMarked
package com.conduitllm.proof.trial;

import org.jspecify.annotations.NullMarked;
