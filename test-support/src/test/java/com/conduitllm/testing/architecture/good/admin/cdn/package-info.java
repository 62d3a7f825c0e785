/** A fixture in which every rule is kept. */
@NullMarked
package com.conduitllm.testing.architecture.good.admin.cdn;

import org.jspecify.annotations.NullMarked;
