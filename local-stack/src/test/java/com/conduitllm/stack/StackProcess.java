package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The packaged jar as its users run it: a child process that serves one data folder. */
final class StackProcess implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final DataFolder folder;

    private StackProcess(Process process, DataFolder folder) {
        this.process = process;
        this.folder = folder;
    }

    static StackProcess serve(Path dataDir) throws Exception {
        return serve(dataDir, List.of());
    }

    /**
     * @param prefix a command that runs the rest, for example as another user
     */
    static StackProcess serve(Path dataDir, List<String> prefix) throws Exception {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(jar("serve", "--data-dir", dataDir.toString(), "--stop-on-stdin-close"));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var stack = new StackProcess(process, new DataFolder(dataDir));
        try {
            String line =
                    CompletableFuture.supplyAsync(() -> firstLine(process.inputReader()))
                            .get(START_SECONDS, TimeUnit.SECONDS);
            assertThat(line).isEqualTo("ready");
            return stack;
        } catch (Exception | AssertionError failure) {
            stack.close();
            throw failure;
        }
    }

    static List<String> jar(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-jar"));
        command.add(System.getProperty("local-stack.jar"));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String firstLine(BufferedReader reader) {
        try {
            return String.valueOf(reader.readLine());
        } catch (IOException ended) {
            return "ended: " + ended.getMessage();
        }
    }

    Endpoints endpoints() {
        return folder.endpoints().orElseThrow();
    }

    DataFolder folder() {
        return folder;
    }

    ProcessHandle postgres() {
        return ProcessHandle.of(endpoints().pids().get("postgres")).orElseThrow();
    }

    /** kill -9: nothing gets a chance to clean up. */
    void kill() throws Exception {
        process.destroyForcibly();
        assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** The way a test's JVM lets go of it, also when it dies. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the stack did not stop when its standard input ended");
        }
    }
}
