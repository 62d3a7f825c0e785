/**
 * The stories as a client of the product: Core's and Admin's public HTTP interfaces, and the bucket
 * by a real S3 listing. Nothing here knows the product's code.
 *
 * <p>Invariant: an answer that a story did not expect becomes one sentence with method, path,
 * status and the service's own message.
 */
@NullMarked
package com.conduitllm.stack.gateway;

import org.jspecify.annotations.NullMarked;
