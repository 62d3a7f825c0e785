/**
 * Time and ids that only move when a test says so. Both are thread-safe, so that a test may share
 * one with the threads of the code that it drives.
 */
@NullMarked
package com.conduitllm.testing.time;

import org.jspecify.annotations.NullMarked;
