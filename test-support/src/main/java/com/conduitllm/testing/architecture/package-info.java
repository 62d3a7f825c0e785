/**
 * The architecture as a test: one line per module, {@link
 * com.conduitllm.testing.architecture.ArchitectureRules}.
 *
 * <p>What the compiler leaves in class files is judged by ArchUnit. String constants are not among
 * that, nor is the length of a method: {@link com.conduitllm.testing.architecture.SourceRules}
 * parses the sources for those.
 *
 * <p>Invariants: every rule says with {@code because} how to mend what it found; every rule has a
 * fixture that breaks it and a test that proves that it fires; a rule that judges what may be
 * absent (controllers, media) allows that on purpose, and a check that sees no class of its module
 * fails.
 */
@NullMarked
package com.conduitllm.testing.architecture;

import org.jspecify.annotations.NullMarked;
