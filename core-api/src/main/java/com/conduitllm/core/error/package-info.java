/**
 * What a client is told when something is refused or fails.
 *
 * <p>Whatever refuses a request (a controller, Spring, a filter, the servlet container itself), the
 * answer has the one shape of the OpenAI API: {@code {"error":{"message","type","param","code"}}}
 * with all four keys, as JSON, with {@code x-request-id}. Bad input is never a 5xx, and nothing of
 * the inside (stack traces, class names, SQL) gets out.
 *
 * <p>To refuse a request throw {@link com.conduitllm.core.error.ApiException}; {@link
 * com.conduitllm.core.error.ApiError} says how to describe it. The official clients repeat 408,
 * 409, 429 and 5xx by themselves, so an error of that kind that will not go away, or that was paid
 * for, must be marked with {@link com.conduitllm.core.error.ApiError#permanent()}.
 */
@NullMarked
package com.conduitllm.core.error;

import org.jspecify.annotations.NullMarked;
