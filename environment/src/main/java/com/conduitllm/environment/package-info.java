/**
 * What the operator writes into the process environment, and what the services make of it.
 *
 * <p>Both services carry this module on their class path; {@code META-INF/spring.factories} and the
 * auto-configuration imports switch it on, no code in the services does.
 *
 * <ol>
 *   <li>{@code ConduitVariables} turns {@code CONDUITLLM__A__B} into {@code conduitllm.a.b} before
 *       Spring reads any other file, and takes these names away from Spring's own mapping, so that
 *       each variable has one reader.
 *   <li>{@code DatabaseUrlSource} turns {@code DATABASE_URL} into {@code spring.datasource.*}.
 *   <li>{@code EnvironmentAutoConfiguration} brings the spellings of durations and the check that a
 *       database is named.
 *   <li>{@code StartFailureReporter} says why a start failed: one sentence that names the variable.
 * </ol>
 *
 * <p>Invariants: the value of a secret is never part of a message; a value that nobody can read
 * stops the start instead of falling back to a default; a name that nobody reads is a warning.
 */
@NullMarked
package com.conduitllm.environment;

import org.jspecify.annotations.NullMarked;
