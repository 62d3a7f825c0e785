package com.conduitllm.testing.architecture.good.admin.cdn;

import software.amazon.awssdk.core.SdkClient;

/** Speaks to a CDN of AWS. */
record CdnPurge(SdkClient client) {}
