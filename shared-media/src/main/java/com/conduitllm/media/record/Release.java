package com.conduitllm.media.record;

import com.conduitllm.media.MediaId;

import org.jspecify.annotations.Nullable;

/**
 * A claimed row that is given back for a later attempt.
 *
 * @param error why its object was not deleted, in the store's words; null when it was deleted but
 *     an earlier upload of it could still become visible
 */
public record Release(MediaId id, @Nullable String error) {}
