/**
 * The life of this process: what it must stop before it ends, and where its servers may write.
 *
 * <p>Invariant: whatever was started is stopped in the reverse order, at the end of the story, at
 * Ctrl-C and at SIGTERM, also when the signal comes in the middle of a start.
 */
@NullMarked
package com.conduitllm.stack.process;

import org.jspecify.annotations.NullMarked;
