package com.conduitllm.e2e;

import static org.awaitility.Awaitility.await;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.testing.container.RunningContainer;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Copies of a gateway's database, and putting one back in its place while services may run. What
 * identifies a database of PostgreSQL stays the same in a copy: the server, its timeline and the
 * object ids of all tables, as after a backup of the files.
 */
final class Backups {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Longer than a pool trusts a connection that was used just now. */
    private static final Duration STEADY = Duration.ofSeconds(1);

    private final Gateway gateway;
    private final Database database;
    private final Database office = LocalStack.shared().newDatabase();

    Backups(Gateway gateway) {
        this.gateway = gateway;
        this.database = gateway.database();
    }

    /**
     * As it is now. Whoever is connected is disconnected; returns when both services have come
     * back.
     */
    Database take() {
        Database copy = named(database.name() + "_backup");
        closeFor(() ->
                office.execute(
                        "CREATE DATABASE %s TEMPLATE %s".formatted(copy.name(), database.name())));
        await("both are back").atMost(PATIENCE).during(STEADY).until(this::bothAreReady);
        return copy;
    }

    /**
     * As it is now, by {@code pg_dump} and {@code pg_restore} of the container that runs it; nobody
     * is disconnected.
     */
    Database dump() {
        Database copy = named(database.name() + "_dump");
        office.execute("CREATE DATABASE " + copy.name());
        RunningContainer.postgres(LocalStack.shared())
                .run(
                        "sh",
                        "-c",
                        "pg_dump --format=custom --dbname='%s' | pg_restore --exit-on-error --dbname='%s'"
                                .formatted(inside(database), inside(copy)));
        return copy;
    }

    /** The address within the container. */
    private static String inside(Database database) {
        return "postgresql://%s:%s@127.0.0.1/%s"
                .formatted(database.username(), database.password(), database.name());
    }

    private boolean bothAreReady() {
        return Stream.of(gateway.core(), gateway.admin())
                .allMatch(node -> node.http().get("/actuator/health/readiness").status() == 200);
    }

    /**
     * Makes the table {@code installation} anew, with what it held: all that a restore from a
     * logical dump changes in what the bucket's marker knows of a database.
     */
    static void pretendItWasALogicalDump(Database copy) {
        copy.execute(
                """
                CREATE TABLE restored (LIKE installation INCLUDING ALL);
                INSERT INTO restored SELECT * FROM installation;
                DROP TABLE installation;
                ALTER TABLE restored RENAME TO installation
                """);
    }

    /** The copy takes the place and the name of the database, which is lost. */
    void putBack(Database copy) {
        closeFor(() -> {
            office.execute("ALTER DATABASE %1$s RENAME TO %1$s_lost".formatted(database.name()));
            office.execute(
                    "ALTER DATABASE %s RENAME TO %s".formatted(copy.name(), database.name()));
            office.execute("DROP DATABASE %s_lost".formatted(database.name()));
        });
        admit(true);
    }

    /** Nobody is connected meanwhile. */
    private void closeFor(Runnable work) {
        admit(false);
        office.execute(
                "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '%s'"
                        .formatted(database.name()));
        work.run();
        admit(true);
    }

    private void admit(boolean everybody) {
        office.execute(
                "ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(database.name(), everybody));
    }

    private Database named(String name) {
        return new Database(
                database.host(), database.port(), name, database.username(), database.password());
    }
}
