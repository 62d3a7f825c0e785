/** A running Core API for tests, with what stands around it. */
@NullMarked
package com.conduitllm.core.testing;

import org.jspecify.annotations.NullMarked;
