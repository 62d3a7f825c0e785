/** Tests that pin the events. */
@NullMarked
package com.conduitllm.media.event;

import org.jspecify.annotations.NullMarked;
