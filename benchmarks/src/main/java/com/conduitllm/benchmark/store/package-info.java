/**
 * A store that costs almost nothing and counts keys.
 *
 * <p>{@code StubStore} speaks as much of the S3 API as Core and Admin use, keeps its objects in
 * memory, answers after a latency of choice, and takes only so many deleted keys a second when it
 * is told to ({@code KeyThrottle}), refusing the rest as AWS does: a whole request by 503, or
 * single keys within an answer that is a success. It checks no signatures.
 */
@NullMarked
package com.conduitllm.benchmark.store;

import org.jspecify.annotations.NullMarked;
