/**
 * Pictures drawn from words: what the built-in provider gives instead of a model's image, so that
 * the whole service can be tried without an account anywhere.
 *
 * <p>A picture is decided by its prompt and a seed alone: the same request gives the same bytes on
 * every machine. For that, and because a bare server has no font installed, letters come from an
 * alphabet of strokes of our own.
 */
@NullMarked
package com.conduitllm.core.picture;

import org.jspecify.annotations.NullMarked;
