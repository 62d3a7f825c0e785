/**
 * What a refused or failed request gets back: one shape, whoever refuses.
 *
 * <p>The members of RFC 9457 plus the string {@code error}, which older clients read. Three places
 * can refuse, and all three write {@link com.conduitllm.admin.error.Problem}: {@code ErrorAdvice}
 * for everything that reached a controller, {@link com.conduitllm.admin.error.ProblemWriter} for
 * filters, and {@code ProblemReportValve} for what the container itself turns away (bad escapes,
 * overlong lines).
 *
 * <p>Invariants: bad input is never a 5xx; no answer holds a stack trace, an exception's text or
 * HTML; each answer carries {@code x-request-id}, which is also in the log.
 */
@NullMarked
package com.conduitllm.admin.error;

import org.jspecify.annotations.NullMarked;
