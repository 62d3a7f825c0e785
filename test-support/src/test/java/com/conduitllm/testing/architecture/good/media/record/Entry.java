package com.conduitllm.testing.architecture.good.media.record;

import com.conduitllm.testing.architecture.good.media.owner.OwnerName;
import com.conduitllm.testing.architecture.good.media.storage.ObjectStorage;

/** Looks down. */
public record Entry(OwnerName owner, ObjectStorage storage) {}
