/** Which models there are, for the key that asks. */
@NullMarked
package com.conduitllm.core.model;

import org.jspecify.annotations.NullMarked;
