package com.conduitllm.stack.service;

import com.conduitllm.stack.process.Lifetime;
import com.conduitllm.stack.state.ProcessEnd;
import com.conduitllm.stack.state.StackFailure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Core and Admin of one stack, and the process of its database: what has to stay alive.
 *
 * <p>All waiting goes through {@link #pause}, which a death ends at once.
 */
public final class Services {
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(5);

    private final ServiceProcess core;
    private final ServiceProcess admin;
    private final ProcessHandle postgres;
    private final Lifetime lifetime;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PROBE_LIMIT)
                    .build();

    private Services(
            ServiceProcess core, ServiceProcess admin, ProcessHandle postgres, Lifetime lifetime) {
        this.core = core;
        this.admin = admin;
        this.postgres = postgres;
        this.lifetime = lifetime;
    }

    /** Where a service comes from, where it listens and where it logs. */
    public record Launch(Path jar, int port, Path log) {}

    /** Starts both side by side; they settle between themselves who migrates the database. */
    public static Services start(
            Launch core,
            Launch admin,
            ServiceEnvironment environment,
            ProcessHandle postgres,
            Lifetime lifetime) {
        return new Services(
                start(Service.CORE, core, environment, lifetime),
                start(Service.ADMIN, admin, environment, lifetime),
                postgres,
                lifetime);
    }

    private static ServiceProcess start(
            Service service, Launch launch, ServiceEnvironment environment, Lifetime lifetime) {
        return lifetime.start(() ->
                ServiceProcess.start(
                        service,
                        launch.jar(),
                        environment.forPort(launch.port()),
                        launch.port(),
                        launch.log()));
    }

    public ServiceProcess core() {
        return core;
    }

    public ServiceProcess admin() {
        return admin;
    }

    /** Asks {@code /actuator/health/readiness}; anything but 200 is "not yet". */
    public boolean isReady(ServiceProcess service) {
        return isReady(http, service.url());
    }

    /** The same question to a service of another process. */
    public static boolean isReady(HttpClient http, URI url) {
        var request =
                HttpRequest.newBuilder(url.resolve("/actuator/health/readiness"))
                        .timeout(PROBE_LIMIT)
                        .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notListening) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Lets time pass.
     *
     * @throws StackFailure as soon as a service or the database is dead
     * @throws Lifetime.Stopped when this process is ending anyway
     */
    public void pause(Duration time) {
        try {
            CompletableFuture.anyOf(
                            core.handle().onExit(), admin.handle().onExit(), postgres.onExit())
                    .get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException noneOfTheChildrenDied) {
            if (!ProcessEnd.hasCome(postgres)) {
                return;
            }
        } catch (InterruptedException | ExecutionException cause) {
            throw new IllegalStateException(cause);
        }
        if (lifetime.isStopping()) {
            throw new Lifetime.Stopped();
        }
        throw death();
    }

    private StackFailure death() {
        if (ProcessEnd.hasCome(postgres)) {
            return new StackFailure(
                    "PostgreSQL (process %d) ended by itself; see stack.log."
                            .formatted(postgres.pid()));
        }
        ServiceProcess dead = core.handle().isAlive() ? admin : core;
        return dead.death();
    }
}
