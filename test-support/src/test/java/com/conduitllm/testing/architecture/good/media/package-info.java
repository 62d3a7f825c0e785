/** A fixture in which every rule is kept. */
@NullMarked
package com.conduitllm.testing.architecture.good.media;

import org.jspecify.annotations.NullMarked;
