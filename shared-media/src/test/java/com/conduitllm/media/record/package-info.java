/** Tests of the ledger against a real PostgreSQL. */
@NullMarked
package com.conduitllm.media.record;

import org.jspecify.annotations.NullMarked;
