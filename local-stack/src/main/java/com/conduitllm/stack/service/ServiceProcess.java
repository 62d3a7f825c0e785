package com.conduitllm.stack.service;

import com.conduitllm.stack.state.StackFailure;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running service. Closing asks it to stop, and insists after a while. */
public final class ServiceProcess implements AutoCloseable {
    private static final long STOP_SECONDS = 20;
    private static final int HIGHEST_SIGNAL = 64;

    /** Small and quick to start: a laptop runs both beside the rest of its work. */
    private static final List<String> JVM =
            List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "-Xmx384m",
                    "-XX:+ExitOnOutOfMemoryError");

    private final Service service;
    private final Process process;
    private final URI url;
    private final Path log;
    private final long logStart;

    private ServiceProcess(Service service, Process process, URI url, Path log, long logStart) {
        this.service = service;
        this.process = process;
        this.url = url;
        this.log = log;
        this.logStart = logStart;
    }

    /**
     * Starts the jar; it is not ready yet.
     *
     * @param log gets what it prints, appended
     */
    static ServiceProcess start(
            Service service, Path jar, Map<String, String> environment, int port, Path log) {
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(
                    "%s is missing: start by ./conduit, which builds it.".formatted(jar));
        }
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new java.util.ArrayList<String>();
        command.add(java.toString());
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        long logStart = LogTail.size(log);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            URI url = URI.create("http://127.0.0.1:" + port);
            return new ServiceProcess(service, process, url, log, logStart);
        } catch (IOException cause) {
            throw new StackFailure(
                    "%s did not start: %s.".formatted(service.title(), cause.getMessage()), cause);
        }
    }

    public Service service() {
        return service;
    }

    /** Its base URL on loopback. */
    public URI url() {
        return url;
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Why it is not alive: the signal, or its last words. */
    StackFailure death() {
        int code = process.exitValue();
        int signal = code - 128;
        if (signal > 0 && signal <= HIGHEST_SIGNAL) {
            return new StackFailure(
                    "%s was killed by signal %d; its log is %s."
                            .formatted(service.title(), signal, log));
        }
        String words = String.join("\n    ", LogTail.errors(log, logStart));
        return new StackFailure(
                "%s ended by itself (exit code %d); its log is %s.\n    %s"
                        .formatted(service.title(), code, log, words)
                        .strip());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
