package com.conduitllm.stack.server;

import com.conduitllm.stack.state.DataFolder;

import java.util.Optional;

/**
 * A PostgreSQL that works on a folder although no stack does: what a crash left running. A class of
 * its own because it is asked before the log is open, and must not make a logger.
 */
public final class OrphanedPostgres {
    private OrphanedPostgres() {}

    public static Optional<ProcessHandle> find(DataFolder folder) {
        return new PostgresFolder(folder.postgres()).running().map(PostgresFolder.Running::process);
    }
}
