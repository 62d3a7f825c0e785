package com.conduitllm.stack.story;

import com.conduitllm.stack.command.CommandLine;
import com.conduitllm.stack.service.Services;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.terminal.Style;
import com.conduitllm.stack.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;

/** Says what runs, and what a crash left. */
public final class Status {
    private static final int NOT_RUNNING = 3;

    private final Terminal terminal;
    private final DataFolder folder;

    private Status(Terminal terminal, DataFolder folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    /** 0 when everything runs, else 3. */
    public static int run(CommandLine commandLine, Terminal terminal) {
        return new Status(terminal, new DataFolder(commandLine.dataDir())).run();
    }

    private int run() {
        if (folder.isClaimedByAnother()) {
            return living();
        }
        Map<String, ProcessHandle> left = Leftovers.of(folder);
        if (left.isEmpty()) {
            terminal.line("Nothing is running in " + folder.root() + ".");
        } else {
            terminal.line(
                    "A killed stack left running: %s. ./conduit down stops it."
                            .formatted(String.join(", ", left.keySet())));
        }
        return NOT_RUNNING;
    }

    private int living() {
        Optional<Endpoints> endpoints = folder.endpoints();
        if (endpoints.isEmpty()) {
            terminal.line("The stack in " + folder.root() + " is starting or stopping.");
            return NOT_RUNNING;
        }
        Processes processes = folder.processes();
        Map<String, ProcessHandle> alive = processes.alive();
        boolean everything = true;
        for (Map.Entry<String, Processes.Started> one : processes.started().entrySet()) {
            String name = one.getKey();
            String state = alive.containsKey(name) ? state(name, endpoints.get()) : "dead";
            everything &= !state.equals("dead") && !state.equals("not ready");
            terminal.line(row(name, state, one.getValue().pid(), url(name, endpoints.get())));
        }
        return everything ? 0 : NOT_RUNNING;
    }

    private String state(String name, Endpoints endpoints) {
        URI url = url(name, endpoints);
        if (url == null) {
            return "running";
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Services.isReady(http, url) ? "ready" : "not ready";
        }
    }

    private static @Nullable URI url(String name, Endpoints endpoints) {
        return switch (name) {
            case "core" -> endpoints.coreUrl();
            case "admin" -> endpoints.adminUrl();
            default -> null;
        };
    }

    private String row(String name, String state, long pid, @Nullable URI url) {
        boolean good = state.equals("ready") || state.equals("running");
        String shown = terminal.paint(good ? Style.GOOD : Style.BAD, "%-10s".formatted(state));
        String address = url == null ? "" : "  " + url;
        return "  %-9s %s process %-8d%s".formatted(name, shown, pid, address).stripTrailing();
    }
}
