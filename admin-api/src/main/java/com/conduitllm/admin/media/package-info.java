/**
 * Media records as admins see them: whatever their state, whoever owns them. Reading only; what
 * changes a record belongs to {@code com.conduitllm.media.record}.
 */
@NullMarked
package com.conduitllm.admin.media;

import org.jspecify.annotations.NullMarked;
