package com.conduitllm.stack.story;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.process.StackLog;
import com.conduitllm.stack.server.EmbeddedServers;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.terminal.Terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** The three servers alone, for tests: one line on standard output when they accept connections. */
public final class Serve {
    private Serve() {}

    /** Returns only when its standard input ends and that was asked for. */
    public static int run(CommandLine commandLine, Terminal terminal)
            throws IOException, InterruptedException {
        var folder = new DataFolder(commandLine.dataDir());
        Leftovers.takeOver(folder);
        folder.prepare();
        StackLog.open(folder);
        try (Lifetime lifetime = Lifetime.ofThisProcess()) {
            lifetime.start(() -> folder::withdraw);
            var servers = lifetime.start(() -> EmbeddedServers.start(folder));
            Processes processes = folder.processes().with("postgres", servers.postgres());
            folder.record(processes);
            folder.publish(servers.endpoints(processes));
            terminal.line("ready");
            if (commandLine.stopOnStdinClose()) {
                System.in.transferTo(OutputStream.nullOutputStream());
            } else {
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }
}
