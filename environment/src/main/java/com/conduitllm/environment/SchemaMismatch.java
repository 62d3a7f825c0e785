package com.conduitllm.environment;

/**
 * The database schema is not the one that this build works with, and {@code
 * SPRING_FLYWAY_ENABLED=false} forbids to migrate it.
 */
public final class SchemaMismatch extends StartProblem {

    private static final long serialVersionUID = 1L;

    private SchemaMismatch(String sentence) {
        super(sentence);
    }

    /**
     * @param found the newest version that the database has, {@code "none"} for an empty database
     * @param needed the newest version that this build brings
     */
    public static SchemaMismatch older(String found, String needed) {
        return new SchemaMismatch(
                "The database schema is older than this build (found %s, needs %s) and"
                                .formatted(found, needed)
                        + " SPRING_FLYWAY_ENABLED=false: run the db-migrations jar first, or leave"
                        + " SPRING_FLYWAY_ENABLED out.");
    }

    /**
     * @param found the newest version that the database has
     * @param needed the newest version that this build knows
     */
    public static SchemaMismatch newer(String found, String needed) {
        return new SchemaMismatch(
                "The database schema is newer than this build (found %s, knows %s): start"
                                .formatted(found, needed)
                        + " the build that migrated it, or a newer one.");
    }

    /**
     * @param versions of the migrations that the database has and this build has otherwise; may be
     *     empty
     */
    public static SchemaMismatch altered(String versions) {
        return new SchemaMismatch(
                "The database was migrated by other scripts than this build has%s: start the build that"
                                .formatted(versions.isEmpty() ? "" : " (version " + versions + ")")
                        + " migrated it, or a newer one. Nothing was changed.");
    }
}
