/**
 * The command line: verbs, options, help texts, and sentences for what is wrong with it.
 *
 * <p>Invariant: every option belongs to the verbs that read it; anywhere else it is an error, never
 * ignored.
 */
@NullMarked
package com.conduitllm.stack.command;

import org.jspecify.annotations.NullMarked;
