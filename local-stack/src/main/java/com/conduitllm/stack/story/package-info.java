/**
 * What each verb of the command line does, told to a person: {@code serve}, {@code up}, {@code
 * down}, {@code status}.
 *
 * <p>Invariant: whatever a story starts is registered with its {@link
 * com.conduitllm.stack.process.Lifetime} before the next step.
 */
@NullMarked
package com.conduitllm.stack.story;

import org.jspecify.annotations.NullMarked;
