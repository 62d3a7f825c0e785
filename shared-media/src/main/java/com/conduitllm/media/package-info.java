/**
 * Media and its bytes: the vocabulary that both services speak.
 *
 * <p>Packages depend on each other in one direction only: {@code event → record → storage → owner →
 * media}. A class belongs here only if both services use it or it is a transition of {@code
 * media_records}, and if it needs no web, scheduler or broker.
 */
@NullMarked
package com.conduitllm.media;

import org.jspecify.annotations.NullMarked;
