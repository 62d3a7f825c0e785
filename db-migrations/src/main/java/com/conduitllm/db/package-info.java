/**
 * The schema: Flyway's SQL files under {@code db/migration}, and who applies them.
 *
 * <p>Services migrate when they start ({@link org.flywaydb.core.Flyway} takes a lock, so that they
 * may start together), or {@link com.conduitllm.db.Migrate} does it beforehand and the services,
 * started with {@code SPRING_FLYWAY_ENABLED=false}, only check.
 */
@NullMarked
package com.conduitllm.db;

import org.jspecify.annotations.NullMarked;
