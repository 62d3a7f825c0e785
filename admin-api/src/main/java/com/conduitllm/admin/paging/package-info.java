/**
 * Lists in pages: {@code limit}, an opaque {@code cursor}, {@code {items, nextCursor}}. A cursor is
 * the id of the last item seen, so that a page costs the same wherever it is and nothing is seen
 * twice or left out while rows come and go.
 */
@NullMarked
package com.conduitllm.admin.paging;

import org.jspecify.annotations.NullMarked;
