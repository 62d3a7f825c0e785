/**
 * Admin API: virtual keys and the lifecycle of their media, for operators.
 *
 * <p>This package only puts the service together: its beans of time, ids and randomness, its web
 * rules, its description. What it does lives in the packages below, one for each capability.
 */
@NullMarked
package com.conduitllm.admin;

import org.jspecify.annotations.NullMarked;
