/** Core's own addresses, as clients are told them. */
@NullMarked
package com.conduitllm.core.address;

import org.jspecify.annotations.NullMarked;
