/**
 * What a person sees: steps with durations, few colours, tables, and nothing else.
 *
 * <p>Invariants: no escape sequence reaches anything but a terminal, and none when {@code NO_COLOR}
 * is set; no log line reaches the terminal.
 */
@NullMarked
package com.conduitllm.stack.terminal;

import org.jspecify.annotations.NullMarked;
