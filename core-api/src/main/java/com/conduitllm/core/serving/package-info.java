/**
 * Serves stored media to whoever knows its URL.
 *
 * <p>Whether a medium is served is decided by one query, at the moment of the request: AVAILABLE,
 * not expired, its key ACTIVE. So a deleted key is dead from the moment its deletion was committed.
 * Size, type and hash come from the record; the store is asked for bytes and for nothing else.
 */
@NullMarked
package com.conduitllm.core.serving;

import org.jspecify.annotations.NullMarked;
