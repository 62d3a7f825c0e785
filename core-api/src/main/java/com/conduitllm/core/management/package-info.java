/**
 * What operators and their platforms see: liveness, readiness, metrics and the API's description.
 *
 * <p>Readiness holds what a request needs (database and store) and not the broker: this service
 * accepts work while events wait in the outbox.
 */
@NullMarked
package com.conduitllm.core.management;

import org.jspecify.annotations.NullMarked;
