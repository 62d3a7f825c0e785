package com.conduitllm.core.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens temporary files for the bytes of one object each. Safe for many threads. */
public final class Spool {
    private final Path folder;
    private final long maxBytes;

    /**
     * @param folder where the files are; must exist
     * @param maxBytes the largest object that is taken
     */
    public Spool(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** Begins an object. Close what is returned, whether it was finished or not. */
    public SpoolFile begin() throws IOException {
        Path file = Files.createTempFile(folder, "conduit-core-", ".part");
        // On Unix the name is removed right after opening: only the open channel keeps the bytes.
        return new SpoolFile(
                FileChannel.open(
                        file,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                maxBytes);
    }
}
