package com.conduitllm.admin.lifecycle;

import com.conduitllm.media.owner.StoragePrefix;
import com.conduitllm.media.owner.VirtualKeyId;

import java.util.UUID;

/** A deletion that is not verified yet. */
record OpenDeletion(UUID id, VirtualKeyId key, StoragePrefix prefix) {}
