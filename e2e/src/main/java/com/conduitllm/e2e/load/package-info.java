/**
 * A steady load, so that a fault is met by requests in every stage.
 *
 * <p>{@code Load} keeps several workers busy, each with a key of its own: it makes the key,
 * generates and fetches pictures, deletes the key, and begins again. Every answer is written down
 * with its duration. What was acknowledged is remembered, so that a story can ask for it
 * afterwards: a picture whose key nobody asked to delete must be there, and a deletion that was
 * accepted must end {@code verified}.
 */
@NullMarked
package com.conduitllm.e2e.load;

import org.jspecify.annotations.NullMarked;
