package com.conduitllm.testing.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

@Tag("embedded")
class ServiceProcessIT {

    @TempDir private Path folder;
    private ServiceLaunch launch;
    private URI address;

    @BeforeEach
    void describe() throws IOException {
        int port = FreePort.next();
        address = URI.create("http://127.0.0.1:" + port + "/ready");
        launch =
                ServiceProcess.launch("tiny", TinyService.jar(folder))
                        .environment("PORT", String.valueOf(port))
                        .environment("GREETING", "hello")
                        .logFolder(folder)
                        .readyAt(address);
    }

    @Test
    void startsWithTheGivenEnvironmentAndWaitsUntilReady() {
        try (ServiceProcess service = launch.start()) {
            assertThat(service.isAlive()).isTrue();
            assertThat(service.logLines()).contains("greeting is hello", "database is null");
            assertThat(service.awaitLogLine(Pattern.compile("^listen"))).isEqualTo("listening");
        }
    }

    @Test
    void startsAgainAfterAKillWithALogOfItsOwn() {
        ServiceProcess first = launch.start();
        first.kill9();
        assertThat(first.isAlive()).isFalse();
        assertThat(first.awaitExit(Duration.ZERO)).hasValue(137);

        try (ServiceProcess second = launch.start()) {
            assertThat(second.pid()).isNotEqualTo(first.pid());
            assertThat(second.log()).isNotEqualTo(first.log());
        }
    }

    @Test
    void stopsByAnOrderlySignal() {
        assertThat(launch.start().stop()).isEqualTo(143);
    }

    @Test
    void standsStillWhilePausedAndGoesOnWhereItWas() throws IOException, InterruptedException {
        try (ServiceProcess service = launch.start();
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(Duration.ofMillis(300)).build();
            service.pause();
            assertThat(service.isPaused()).isTrue();
            assertThatThrownBy(() -> client.send(request, BodyHandlers.discarding()))
                    .isInstanceOf(HttpTimeoutException.class);
            service.resume();

            HttpRequest patient = HttpRequest.newBuilder(address).build();
            assertThat(client.send(patient, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stopsAlsoWhilePaused() {
        ServiceProcess service = launch.start();
        service.pause();
        assertThat(service.stop()).isEqualTo(143);
        assertThatThrownBy(service::pause).hasMessageContaining("SIGSTOP cannot be sent");
    }

    @Test
    void failsWithTheEndOfTheLogWhenTheServiceDoesNotStart() {
        launch.arguments("fail");

        assertThatThrownBy(launch::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tiny: ended with 3")
                .hasMessageContaining("cannot start, on purpose");
    }

    @Test
    void endsWhatIsNotReadyInTime() {
        launch.readyAt(URI.create("http://127.0.0.1:" + FreePort.next() + "/never"))
                .startTimeout(Duration.ofMillis(300));

        assertThatThrownBy(launch::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not ready at");
    }

    @Test
    void saysThatALogLineDidNotCome() {
        try (ServiceProcess service = launch.start()) {
            assertThatThrownBy(() ->
                            service.awaitLogLine(Pattern.compile("never"), Duration.ofMillis(100)))
                    .hasMessageContaining("a line like never")
                    .hasMessageContaining("listening");
        }
    }
}
