/**
 * Who may use the Admin API, and for what.
 *
 * <p>Keys come from the environment only: one master key with all scopes, or any number of named
 * keys with one scope each. {@code AuthenticationFilter} turns the presented key into an {@link
 * com.conduitllm.admin.auth.AdminActor}, {@code ScopeInterceptor} compares its scope with what the
 * route asks for.
 *
 * <p>Invariants: every path needs a key except the ones that the filter lists by name; a route that
 * says nothing needs {@code read} for GET and HEAD and {@code operate} for anything else; keys are
 * compared as digests, in a time that does not depend on which key or how much of it was right; an
 * address that keeps presenting wrong keys is not listened to for a while.
 */
@NullMarked
package com.conduitllm.admin.auth;

import org.jspecify.annotations.NullMarked;
