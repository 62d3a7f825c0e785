/**
 * The main job, told step by step: generate, look, fetch, delete the key, watch everything go.
 *
 * <p>Why: it is the shortest honest proof. It believes nothing that it is told; records are
 * compared with the bucket's own listing, bytes with hashes, and the end is judged by listing the
 * bucket once more.
 *
 * <p>Invariants: a folder and ports of its own, and nothing of the person's environment that could
 * point to another bucket or database; the folder is removed whatever happens, except for the logs
 * of a failure; the exit code is 0 only if the bucket was listed and holds no media object and the
 * receipt is verified.
 */
@NullMarked
package com.conduitllm.stack.demo;

import org.jspecify.annotations.NullMarked;
