package com.conduitllm.stack.demo;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.state.Tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder that goes with the demo. After a failure its logs stay. */
final class DemoFolder implements AutoCloseable {
    private final Path parent;
    private final DataFolder data;
    private volatile boolean logsWanted;

    private DemoFolder(Path parent) {
        this.parent = parent;
        this.data = new DataFolder(parent.resolve("data"));
    }

    static DemoFolder create() {
        try {
            return new DemoFolder(Files.createTempDirectory("conduit-demo-"));
        } catch (IOException cause) {
            throw new StackFailure(
                    "Cannot make a temporary folder: " + cause.getMessage() + ".", cause);
        }
    }

    DataFolder data() {
        return data;
    }

    /** Keeps the logs, if there are any; says where they will be. */
    String keepLogs() {
        logsWanted = Files.isDirectory(logs());
        return logsWanted ? "\n  Its logs stay in " + parent.resolve("logs") + "." : "";
    }

    private Path logs() {
        return data.logs();
    }

    @Override
    public void close() throws IOException {
        if (!logsWanted) {
            Tree.delete(parent);
            return;
        }
        Files.move(logs(), parent.resolve("logs"), StandardCopyOption.ATOMIC_MOVE);
        Tree.delete(data.root());
    }
}
