package com.conduitllm.stack.story;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.gateway.AdminClient;
import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.process.StackLog;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.state.StackRecord;
import com.conduitllm.stack.terminal.Steps;
import com.conduitllm.stack.terminal.Style;
import com.conduitllm.stack.terminal.Terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Everything on this machine, until Ctrl-C. */
public final class Up {
    private static final Duration WATCH_EVERY = Duration.ofSeconds(10);
    private static final long SCARCE_BYTES = 100L * 1024 * 1024;

    private final CommandLine commandLine;
    private final Terminal terminal;
    private final Steps steps;
    private final DataFolder folder;

    private Up(CommandLine commandLine, Terminal terminal) {
        this.commandLine = commandLine;
        this.terminal = terminal;
        this.steps = new Steps(terminal, "  ");
        this.folder = new DataFolder(commandLine.dataDir());
    }

    /** Returns only by a failure; Ctrl-C and SIGTERM end the process after a clean stop. */
    public static int run(CommandLine commandLine, Terminal terminal) {
        return new Up(commandLine, terminal).run();
    }

    private int run() {
        terminal.line(terminal.paint(Style.BOLD, "Conduit Media") + "\n");
        prepareFolder();
        StackLog.open(folder);
        try (Lifetime lifetime = Lifetime.ofThisProcess()) {
            lifetime.start(() -> this::sayStopped);
            lifetime.start(() -> folder::withdraw);
            try {
                stay(lifetime);
            } catch (StackFailure failure) {
                if (lifetime.isStopping()) {
                    throw new Lifetime.Stopped();
                }
                terminal.failure(failure.sentence());
                return 1;
            }
        }
        return 0;
    }

    private void prepareFolder() {
        List<String> stopped = Leftovers.takeOver(folder);
        if (!stopped.isEmpty()) {
            steps.note(
                    "An earlier run did not end cleanly: stopped its %s."
                            .formatted(String.join(" and ", stopped)));
        }
        if (commandLine.fresh()) {
            Leftovers.stop(Leftovers.of(folder));
            folder.empty();
        }
        folder.prepare();
    }

    private void stay(Lifetime lifetime) {
        var plan =
                new StackStart.Plan(
                        commandLine.coreJar(),
                        commandLine.adminJar(),
                        commandLine.corePort(),
                        commandLine.adminPort(),
                        System.getenv());
        var running = new StackStart(folder, plan, lifetime, steps).run();
        Endpoints endpoints = withKey(running);
        folder.publish(endpoints);
        if (!running.environment().taken().isEmpty()) {
            steps.note(
                    "From your environment: " + String.join(", ", running.environment().taken()));
        }
        terminal.line(new UpCard(terminal, endpoints, folder).text());
        lifetime.start(() -> () -> terminal.line("\n  Stopping …"));
        boolean warned = false;
        while (true) {
            running.services().pause(WATCH_EVERY);
            warned = warned || warnWhenFull();
        }
    }

    private Endpoints withKey(StackStart.Running running) {
        String adminKey = running.environment().adminKey();
        var admin = new AdminClient(running.services().admin().url(), adminKey);
        AdminClient.NewKey key =
                steps.timed("A virtual key", () -> keyOf(admin), it -> "Virtual key \"local\"");
        Endpoints servers = running.servers();
        return new Endpoints(
                running.services().core().url(),
                running.services().admin().url(),
                adminKey,
                key.secret(),
                key.id(),
                servers.postgresUrl(),
                servers.amqpUrl(),
                servers.s3(),
                running.processes().pids());
    }

    /** The key of an earlier run as long as it lives, else a new one. */
    private AdminClient.NewKey keyOf(AdminClient admin) {
        StackRecord record = folder.loadOrCreate();
        String secret = record.virtualKey();
        String id = record.virtualKeyId();
        if (secret != null && id != null && admin.isValid(secret)) {
            return new AdminClient.NewKey(secret, id);
        }
        AdminClient.NewKey created = admin.createKey("local");
        folder.save(record.withVirtualKey(created.secret(), created.id()));
        return created;
    }

    private boolean warnWhenFull() {
        try {
            long free = Files.getFileStore(folder.root()).getUsableSpace();
            if (free < SCARCE_BYTES) {
                terminal.failure(
                        "The disk of %s is nearly full: %d MB are free."
                                .formatted(folder.root(), free >> 20));
                return true;
            }
            return false;
        } catch (IOException cause) {
            throw new StackFailure(folder.root() + " is gone; everything is being stopped.", cause);
        }
    }

    private void sayStopped() {
        terminal.line("  Stopped. The data stays in " + folder.root() + ".");
    }
}
