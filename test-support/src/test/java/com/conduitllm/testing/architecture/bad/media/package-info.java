/** A fixture in which every rule is broken once. */
@NullMarked
package com.conduitllm.testing.architecture.bad.media;

import org.jspecify.annotations.NullMarked;
