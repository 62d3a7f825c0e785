/**
 * The product with one law broken: exact changes of its sources, compiled into a folder that comes
 * first on the class path of a trial. A change that no longer applies fails loudly.
 */
@NullMarked
package com.conduitllm.proof.mutant;

import org.jspecify.annotations.NullMarked;
