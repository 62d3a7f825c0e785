package com.conduitllm.stack.story;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.ProcessEnd;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.terminal.Terminal;

import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops a living stack by asking it, and what a killed one left by itself. */
public final class Down {
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    private Down() {}

    public static int run(CommandLine commandLine, Terminal terminal) {
        var folder = new DataFolder(commandLine.dataDir());
        if (!Files.isDirectory(folder.root())) {
            terminal.line("Nothing is running in " + folder.root() + ".");
            return 0;
        }
        List<String> stopped = new ArrayList<>();
        if (folder.isClaimedByAnother()) {
            stopLiving(folder);
            stopped.add("the stack");
        }
        folder.claim(RELEASE_LIMIT);
        stopped.addAll(Leftovers.stop(Leftovers.of(folder)));
        folder.withdraw();
        terminal.line(
                stopped.isEmpty()
                        ? "Nothing is running in " + folder.root() + "."
                        : "Stopped " + String.join(", ", stopped) + ". The data stays.");
        return 0;
    }

    private static void stopLiving(DataFolder folder) {
        ProcessHandle stack = folder.processes().alive().get("stack");
        if (stack == null) {
            throw new StackFailure(folder.root() + " is just being started or stopped: try again.");
        }
        if (!stack.destroy() && stack.isAlive()) {
            throw new StackFailure(
                    "The stack (process %d) may not be stopped by this user."
                            .formatted(stack.pid()));
        }
        if (!ProcessEnd.await(stack, Leftovers.STOP_LIMIT)) {
            throw new StackFailure("The stack (process %d) does not stop.".formatted(stack.pid()));
        }
    }
}
