/**
 * Core API: OpenAI-compatible generation for gateway clients. Every generated object is stored, has
 * its record and is announced; this service never deletes an object.
 *
 * <p>This package only puts the service together: its beans of time, ids and randomness, its web
 * rules, its readiness. What it does lives in the packages below, one for each capability.
 */
@NullMarked
package com.conduitllm.core;

import org.jspecify.annotations.NullMarked;
