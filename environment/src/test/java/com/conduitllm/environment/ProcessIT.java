package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.environment.SampleSettings.SampleService;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The whole way once: real environment variables of a real process, its output and exit code. */
class ProcessIT {

    /** The main class of the child process; shaped like those of the services. */
    static final class Main {
        public static void main(String[] args) {
            SpringApplication.run(SampleService.class, args);
            // Keeps the process alive where the start succeeds, as a web server would.
            System.out.println("started");
        }
    }

    private record Ended(int exitCode, String output) {}

    @Test
    void endsWithOneSentenceAndExitCodeOne() throws Exception {
        Ended ended = run(Map.of("CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES", "abc"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(FailedStart.sentence(ended.output()))
                .isEqualTo(
                        "CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES must be a whole number of"
                                + " bytes greater than 0, but is 'abc'.");
    }

    @Test
    void endsTheSameWayWhenAVariableCannotBeRead() throws Exception {
        Ended ended = run(Map.of("CONDUITLLM__SAMPLE__MASTERKEY__FILE", "hidden"));
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(FailedStart.sentence(ended.output()))
                .isEqualTo("CONDUITLLM__SAMPLE__MASTERKEY__FILE names a file that does not exist.");
    }

    @Test
    void startsWithGoodVariables() throws Exception {
        Ended ended = run(Map.of("CONDUITLLM__SAMPLE__BUCKET__PARTS", "9"));
        assertThat(ended.output()).contains("started");
        assertThat(ended.exitCode()).isZero();
    }

    private static Ended run(Map<String, String> variables)
            throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "--spring.main.web-application-type=none",
                        "--spring.main.banner-mode=off");
        builder.environment().putAll(variables);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
