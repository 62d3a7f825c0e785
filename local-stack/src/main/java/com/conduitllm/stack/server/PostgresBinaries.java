package com.conduitllm.stack.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where PostgreSQL is unpacked: once per user in the cache folder, or in the data folder for users
 * without a home. Never below a folder that others may write to: what lies there is executed.
 */
final class PostgresBinaries {
    private static final Logger log = LoggerFactory.getLogger(PostgresBinaries.class);

    private PostgresBinaries() {}

    static Path folder(Path dataFolder) throws IOException {
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path cache =
                xdg == null || xdg.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(xdg);
        try {
            return ownerOnly(cache.resolve("conduit-media"));
        } catch (IOException noHome) {
            log.info("No cache folder ({}): unpacking into the data folder", noHome.toString());
            return ownerOnly(dataFolder.resolve("binaries"));
        }
    }

    /** Fails when the folder belongs to somebody else: then its mode cannot be set. */
    private static Path ownerOnly(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(folder.resolve("postgres"));
    }
}
