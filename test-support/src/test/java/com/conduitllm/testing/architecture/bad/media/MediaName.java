package com.conduitllm.testing.architecture.bad.media;

import com.conduitllm.testing.architecture.bad.media.owner.OwnerName;

/** The lowest package looks up. */
public record MediaName(OwnerName owner) {}
