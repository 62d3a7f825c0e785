package com.conduitllm.testing.stack;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * How to start a service; can be started again after {@link ServiceProcess#kill9()}. The service
 * inherits this process's environment without what would configure it.
 */
public final class ServiceLaunch {

    private static final List<String> CONFIGURING =
            List.of(
                    "CONDUITLLM__",
                    "CONDUIT_",
                    "MEDIALIFECYCLE__",
                    "SPRING_",
                    "SERVER_",
                    "MANAGEMENT_",
                    "LOGGING_",
                    "DATABASE_URL");
    private static final AtomicInteger STARTS = new AtomicInteger();

    private final String name;
    private final Path jar;
    private final Map<String, String> environment = new TreeMap<>();
    private final List<String> arguments = new ArrayList<>();
    private final List<String> jvmOptions = new ArrayList<>();
    private Duration startTimeout = Duration.ofSeconds(90);
    private Path logFolder = Repository.module().resolve("target").resolve("service-logs");
    private @Nullable Readiness readiness;
    private @Nullable Supplier<Map<String, String>> training;

    ServiceLaunch(String name, Path jar) {
        this.name = name;
        this.jar = jar;
        // Starts in half the time, and two services fit beside a build.
        jvmOptions.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    }

    /** Adds to the environment; later values win. */
    public ServiceLaunch environment(Map<String, String> variables) {
        environment.putAll(variables);
        return this;
    }

    /** Adds one variable to the environment. */
    public ServiceLaunch environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Adds arguments of the program. */
    public ServiceLaunch arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Adds options of the JVM; a later one wins over the defaults, e.g. {@code -Xmx128m}. */
    public ServiceLaunch jvmOptions(String... more) {
        jvmOptions.addAll(List.of(more));
        return this;
    }

    /** {@link #start()} waits until a GET of this address answers 2xx. */
    public ServiceLaunch readyAt(URI address) {
        readiness = new Readiness(address);
        return this;
    }

    /** How long {@link #start()} waits; 90 seconds unless set. */
    public ServiceLaunch startTimeout(Duration limit) {
        startTimeout = limit;
        return this;
    }

    /**
     * Starts the jar's classes from an extracted copy with a cache of the JVM, which takes less
     * than half of the time. Both are made at the first start after a build.
     *
     * @param environment of the one run that makes the cache: with a database that nobody else uses
     */
    public ServiceLaunch quickly(Supplier<Map<String, String>> environment) {
        training = environment;
        return this;
    }

    /** Where the logs go; {@code target/service-logs} of the module unless set. */
    public ServiceLaunch logFolder(Path folder) {
        logFolder = folder;
        return this;
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @throws IllegalStateException when it is not in time or ends before, with the tail of its log
     */
    public ServiceProcess start() {
        ServiceProcess service = startWithoutWaiting();
        Readiness ready = readiness;
        if (ready != null) {
            try {
                service.awaitReady(startTimeout, ready);
            } catch (IllegalStateException e) {
                if (service.isAlive()) {
                    service.kill9();
                }
                throw e;
            }
        }
        return service;
    }

    /** Starts the service and returns at once. */
    public ServiceProcess startWithoutWaiting() {
        List<String> command = new ArrayList<>();
        command.add(Repository.java().toString());
        command.addAll(jvmOptions);
        command.addAll(program());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        configure(builder, environment);
        Path log = logFolder.resolve(name + "-" + STARTS.incrementAndGet() + ".log");
        return new ServiceProcess(ChildProcess.start(name, builder, log));
    }

    private List<String> program() {
        return Optional.ofNullable(training)
                .flatMap(run -> QuickStart.of(jar, jvmOptions, run))
                .map(QuickStart::command)
                .orElse(List.of("-jar", jar.toString()));
    }

    /** Gives a service this configuration and nothing of this process's own. */
    static void configure(ProcessBuilder service, Map<String, String> environment) {
        service.environment().keySet().removeIf(ServiceLaunch::configures);
        service.environment().putAll(environment);
    }

    private static boolean configures(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return CONFIGURING.stream().anyMatch(upper::startsWith);
    }
}
