package com.conduitllm.stack.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns what a file system says into a sentence, and looks for free space before it is needed. */
final class Storage {
    /** Room for an empty PostgreSQL cluster, its binaries, the first WAL segments and the logs. */
    static final long NEEDED_BYTES = 300L * 1024 * 1024;

    private Storage() {}

    static StackFailure failure(Path path, IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return new StackFailure(path + " is not writable for this user.", cause);
        }
        String reason = String.valueOf(cause.getMessage());
        if (reason.contains("No space left") || reason.contains("quota")) {
            return new StackFailure("The disk of " + path + " is full.", cause);
        }
        return new StackFailure("Cannot use " + path + ": " + reason + ".", cause);
    }

    /**
     * @throws StackFailure when fewer than {@link #NEEDED_BYTES} are free
     */
    static void requireSpace(Path folder) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new StackFailure(
                        "The disk of %s is full: %d MB are free, %d MB are needed."
                                .formatted(folder, free >> 20, NEEDED_BYTES >> 20));
            }
        } catch (IOException cause) {
            throw failure(folder, cause);
        }
    }
}
