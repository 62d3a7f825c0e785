package com.conduitllm.testing.architecture.good.media.owner;

import com.conduitllm.testing.architecture.good.media.MediaName;

/** Looks down. */
public record OwnerName(MediaName of) {}
