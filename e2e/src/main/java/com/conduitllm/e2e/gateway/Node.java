package com.conduitllm.e2e.gateway;

import com.conduitllm.testing.stack.FreePort;
import com.conduitllm.testing.stack.Repository;
import com.conduitllm.testing.stack.ServiceLaunch;
import com.conduitllm.testing.stack.ServiceProcess;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** One service: how it is started, the process that runs, and its ways to its servers. */
public final class Node implements AutoCloseable {
    private final String module;
    private final URI address;
    private final Links links;
    private final Map<String, String> environment;
    private final Supplier<Map<String, String>> training;
    private String probe = "/actuator/health/readiness";
    private @Nullable ServiceProcess process;
    private int errorsTaken;

    /**
     * @param training environment of a run that does not go by {@code links} and that serves
     *     nobody; see {@link ServiceLaunch#quickly}
     */
    Node(
            String module,
            Links links,
            Map<String, String> environment,
            Supplier<Map<String, String>> training) {
        int port = FreePort.next();
        this.module = module;
        this.training = training;
        this.address = URI.create("http://127.0.0.1:" + port);
        this.links = links;
        this.environment = new HashMap<>(environment);
        this.environment.put("SERVER_PORT", Integer.toString(port));
    }

    /** Sets variables for the next start. */
    public Node with(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Leaves out every variable that begins with one of these, from the next start on. */
    public Node without(Set<String> prefixes) {
        environment.keySet().removeIf(name -> prefixes.stream().anyMatch(name::startsWith));
        return this;
    }

    /** {@link #start} waits only until it lives, as it will not become ready. */
    public Node neverReady() {
        probe = "/actuator/health/liveness";
        return this;
    }

    /** Starts it, also again after {@link #kill9}, on the same port; waits until it is ready. */
    public Node start() {
        process = launch().quickly(training).readyAt(address.resolve(probe)).start();
        errorsTaken = 0;
        return this;
    }

    /** Starts it where it is expected to end by itself, and does not wait. */
    public ServiceProcess startToFail() {
        ServiceProcess started = launch().quickly(training).startWithoutWaiting();
        process = started;
        return started;
    }

    private ServiceLaunch launch() {
        return ServiceProcess.launch(module, Repository.jar(module)).environment(environment);
    }

    /** What runs since the last start. */
    public ServiceProcess process() {
        ServiceProcess running = process;
        if (running == null) {
            throw new IllegalStateException(module + " was not started");
        }
        return running;
    }

    /** What was logged as an error since the last call, so that each test hears only of its own. */
    public List<String> takeErrors() {
        List<String> all =
                process().logLines().stream().filter(line -> line.contains(" ERROR ")).toList();
        List<String> fresh = all.subList(Math.min(errorsTaken, all.size()), all.size());
        errorsTaken = all.size();
        return fresh;
    }

    /** SIGKILL; returns when the process is gone. */
    public void kill9() {
        process().kill9();
    }

    public Links links() {
        return links;
    }

    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    /** A client without credentials and without connections from before the last start. */
    public Http http() {
        return Http.to(address);
    }

    @Override
    public void close() {
        ServiceProcess running = process;
        if (running != null) {
            // Held requests would make an orderly stop wait for them.
            links.heal();
            running.close();
        }
        links.close();
    }
}
