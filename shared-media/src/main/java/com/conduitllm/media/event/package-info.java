/**
 * What happens to media, as other processes are told. Field names and their meaning are a contract,
 * pinned by golden files; a field may be added, none may change.
 */
@NullMarked
package com.conduitllm.media.event;

import org.jspecify.annotations.NullMarked;
