package com.conduitllm.stack.story;

import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.server.EmbeddedServers;
import com.conduitllm.stack.service.ServiceEnvironment;
import com.conduitllm.stack.service.ServiceProcess;
import com.conduitllm.stack.service.Services;
import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Ports;
import com.conduitllm.stack.state.Processes;
import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.terminal.Spinner;
import com.conduitllm.stack.terminal.Steps;
import com.conduitllm.stack.terminal.Stopwatch;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the servers, then Core and Admin, and waits until both are ready. */
public final class StackStart {
    private static final Duration READY_LIMIT = Duration.ofMinutes(4);
    private static final Duration PROBE_EVERY = Duration.ofMillis(150);

    private final DataFolder folder;
    private final Plan plan;
    private final Lifetime lifetime;
    private final Steps steps;

    /**
     * @param folder claimed and prepared
     */
    public StackStart(DataFolder folder, Plan plan, Lifetime lifetime, Steps steps) {
        this.folder = folder;
        this.plan = plan;
        this.lifetime = lifetime;
        this.steps = steps;
    }

    /**
     * What to start.
     *
     * @param corePort 0 = any free one
     * @param adminPort 0 = any free one
     * @param environment what the services inherit
     */
    public record Plan(
            Path coreJar,
            Path adminJar,
            int corePort,
            int adminPort,
            Map<String, String> environment) {}

    /** Everything that runs. */
    public record Running(
            Endpoints servers,
            Processes processes,
            Services services,
            ServiceEnvironment environment) {}

    /**
     * @throws StackFailure with the sentence of whatever failed first
     */
    public Running run() {
        int corePort = usable(plan.corePort(), "--core-port");
        int adminPort = usable(plan.adminPort(), "--admin-port");
        if (corePort == adminPort) {
            throw new StackFailure("Core and Admin need two different ports.");
        }
        EmbeddedServers servers =
                steps.timed(
                        "PostgreSQL, S3 and AMQP start",
                        () -> lifetime.start(() -> EmbeddedServers.start(folder)),
                        started -> "PostgreSQL, S3 and AMQP accept connections");
        Processes processes = folder.processes().with("postgres", servers.postgres());
        folder.record(processes);
        Endpoints endpoints = servers.endpoints(processes);
        ServiceEnvironment environment =
                ServiceEnvironment.of(
                        plan.environment(),
                        endpoints,
                        folder.loadOrCreate().secrets(),
                        URI.create("http://127.0.0.1:" + corePort));
        var watch = Stopwatch.start();
        Services services =
                Services.start(
                        new Services.Launch(plan.coreJar(), corePort, folder.log("core")),
                        new Services.Launch(plan.adminJar(), adminPort, folder.log("admin")),
                        environment,
                        servers.postgres(),
                        lifetime);
        processes =
                processes
                        .with("core", services.core().handle())
                        .with("admin", services.admin().handle());
        folder.record(processes);
        awaitReady(services, watch);
        return new Running(endpoints, processes, services, environment);
    }

    private static int usable(int wanted, String option) {
        if (wanted != 0 && !Ports.isFree(wanted)) {
            throw new StackFailure(
                    "Port %d is in use by another program: choose one with %s (0 = any free one)."
                            .formatted(wanted, option));
        }
        return Ports.keepOrChoose(wanted);
    }

    private void awaitReady(Services services, Stopwatch watch) {
        List<ServiceProcess> pending = new ArrayList<>(List.of(services.core(), services.admin()));
        try (Spinner spinner = steps.spin("Core and Admin start")) {
            while (!pending.isEmpty()) {
                services.pause(PROBE_EVERY);
                pending.removeIf(service -> tickWhenReady(services, service, watch));
                pending.stream()
                        .findFirst()
                        .filter(service -> pending.size() == 1)
                        .ifPresent(service -> spinner.say(service.service().title() + " starts"));
                if (watch.hasPassed(READY_LIMIT)) {
                    throw notReady(pending.getFirst());
                }
            }
        }
    }

    private boolean tickWhenReady(Services services, ServiceProcess service, Stopwatch watch) {
        if (!services.isReady(service)) {
            return false;
        }
        String title = service.service().title();
        steps.done("%-5s is ready at %s".formatted(title, service.url()), watch.elapsed());
        return true;
    }

    private StackFailure notReady(ServiceProcess service) {
        return new StackFailure(
                "%s was not ready within %d seconds; its log is %s."
                        .formatted(
                                service.service().title(),
                                READY_LIMIT.toSeconds(),
                                folder.log(service.service().id())));
    }
}
