/**
 * Bytes on their way from a provider to the store.
 *
 * <p>A provider's bytes go to a temporary file while they are counted, hashed and limited, because
 * an upload needs its length beforehand and may have to be repeated. No whole object is ever in
 * memory. The files have no name from the moment they are opened, so that a crash leaves nothing
 * behind.
 */
@NullMarked
package com.conduitllm.core.spool;

import org.jspecify.annotations.NullMarked;
