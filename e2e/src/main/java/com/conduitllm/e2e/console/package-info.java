/**
 * What the long proofs share as commands: options, progress on a terminal, and a table at the end.
 *
 * <p>A command is a class with {@code main}, started by the script {@code conduit}; it hands its
 * arguments to {@code Command.run}. Invariants: a mistake on the command line is one sentence and
 * exit code 2; a proof that fails ends with 1; no stack trace and no escape sequence reaches
 * anything but what can show it.
 */
@NullMarked
package com.conduitllm.e2e.console;

import org.jspecify.annotations.NullMarked;
