package com.conduitllm.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command that ran to its end.
 *
 * @param output standard output and error, together
 */
record Run(int exitCode, String output) {
    private static final long LIMIT_SECONDS = 60;

    static Run of(List<String> command) throws IOException, InterruptedException {
        return of(command, Map.of());
    }

    /**
     * @param environment replaces variables of this process; an empty value removes one
     */
    static Run of(List<String> command, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("run", ".txt");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            builder.environment().values().removeIf(String::isEmpty);
            Process process = builder.start();
            process.getOutputStream().close();
            assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("%s ends", command)
                    .isTrue();
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    static Run jar(String... arguments) throws IOException, InterruptedException {
        return of(StackProcess.jar(arguments));
    }
}
