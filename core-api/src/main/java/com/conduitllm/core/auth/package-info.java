/**
 * Who is asking: virtual keys at the door of the Core API.
 *
 * <p>A controller method that has an {@link com.conduitllm.core.auth.AuthenticatedKey} among its
 * parameters can only be reached with a live key; it should be the first parameter, so that nothing
 * of the request is read for somebody unknown. There is no cache: a key that was disabled or
 * deleted a moment ago is refused now. The check here is for a quick answer only; the statements
 * that write check the key again, under a lock.
 */
@NullMarked
package com.conduitllm.core.auth;

import org.jspecify.annotations.NullMarked;
