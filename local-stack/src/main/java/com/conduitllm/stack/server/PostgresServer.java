package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Ports;
import com.conduitllm.stack.state.Secrets;
import com.conduitllm.stack.state.StackFailure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * PostgreSQL as a process of its own on a loopback port, durable, with passwords.
 *
 * <p>A server that survived a killed JVM is adopted together with its port.
 */
final class PostgresServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int MAX_CONNECTIONS = 200;

    private final EmbeddedPostgres postgres;
    private final PostgresFolder folder;
    private final Secrets secrets;

    private PostgresServer(EmbeddedPostgres postgres, PostgresFolder folder, Secrets secrets) {
        this.postgres = postgres;
        this.folder = folder;
        this.secrets = secrets;
    }

    /**
     * @param wantedPort is used when it is free; 0 for any
     * @throws StackFailure when PostgreSQL does not start; its own words are in the stack's log
     */
    static PostgresServer start(DataFolder data, Secrets secrets, int wantedPort) {
        var folder = new PostgresFolder(data.postgres());
        var trouble = PostgresTrouble.of(data);
        try {
            if (folder.running().filter(PostgresFolder.Running::stopping).isPresent()) {
                folder.awaitStopped();
            }
            int port = portToUse(folder, wantedPort);
            var server = new PostgresServer(launch(data, secrets, port), folder, secrets);
            server.provisionOnce();
            return server;
        } catch (StackFailure alreadyASentence) {
            throw alreadyASentence;
        } catch (IOException | SQLException | RuntimeException | ExceptionInInitializerError e) {
            throw new StackFailure(trouble.sentence(e), e);
        }
    }

    private static int portToUse(PostgresFolder folder, int wantedPort) throws IOException {
        var running = folder.running();
        if (running.isPresent()) {
            log.info("Adopting PostgreSQL, process {}", running.get().process().pid());
            return running.get().port();
        }
        folder.removeIncomplete();
        return Ports.keepOrChoose(wantedPort);
    }

    private static EmbeddedPostgres launch(DataFolder data, Secrets secrets, int port)
            throws IOException {
        Path binaries = PostgresBinaries.folder(data.root());
        // The library sweeps this folder for leftovers; by default it is one that all users share.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data.postgres())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setConnectConfig("password", secrets.postgresAdminPassword())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", Integer.toString(MAX_CONNECTIONS))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // A pipe would break with this process, and PostgreSQL outlives it.
                .setOutputRedirector(Redirect.appendTo(data.log("stack").toFile()))
                .setErrorRedirector(Redirect.appendTo(data.log("stack").toFile()))
                .start();
    }

    private void provisionOnce() throws SQLException, IOException {
        if (!folder.isComplete()) {
            PostgresAccess.provision(postgres.getPostgresDatabase(), folder.path(), secrets);
            folder.markComplete();
        }
    }

    int port() {
        return postgres.getPort();
    }

    ProcessHandle process() {
        return folder.running()
                .map(PostgresFolder.Running::process)
                .orElseThrow(() -> new StackFailure("PostgreSQL stopped right after its start."));
    }

    String url() {
        return "postgresql://%s:%s@127.0.0.1:%d/%s"
                .formatted(
                        PostgresAccess.USER,
                        secrets.postgresPassword(),
                        port(),
                        PostgresAccess.DATABASE);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        folder.awaitStopped();
    }
}
