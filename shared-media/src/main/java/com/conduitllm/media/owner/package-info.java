/** Whose media it is: virtual keys, as far as media and its storage must know them. */
@NullMarked
package com.conduitllm.media.owner;

import org.jspecify.annotations.NullMarked;
