/** A fixture in which every rule is broken once. */
@NullMarked
package com.conduitllm.testing.architecture.bad.core;

import org.jspecify.annotations.NullMarked;
