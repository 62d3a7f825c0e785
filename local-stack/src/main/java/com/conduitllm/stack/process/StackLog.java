package com.conduitllm.stack.process;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.StackFailure;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Sends everything that the servers say to {@code logs/stack.log}: their loggers, and what their
 * libraries print. The terminal is for the story only.
 */
public final class StackLog {
    private StackLog() {}

    /** Must run before the first logger is made, and after the terminal kept the real streams. */
    @SuppressWarnings("resource")
    public static void open(DataFolder folder) {
        Path file = folder.log("stack");
        System.setProperty("conduit.stack.log", file.toString());
        // The broker's message store would write this one into the working directory.
        System.setProperty(
                "derby.stream.error.file", folder.amqp().resolve("derby.log").toString());
        try {
            var sink =
                    new PrintStream(
                            new FileOutputStream(file.toFile(), true),
                            true,
                            StandardCharsets.UTF_8);
            System.setOut(sink);
            System.setErr(sink);
        } catch (IOException cause) {
            throw new StackFailure(file + " is not writable for this user.", cause);
        }
    }
}
