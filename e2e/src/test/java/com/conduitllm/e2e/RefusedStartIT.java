package com.conduitllm.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.e2e.gateway.Gateway;
import com.conduitllm.e2e.gateway.Node;
import com.conduitllm.testing.stack.ServiceProcess;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An environment that cannot be meant stops the start with one sentence that names the variable.
 */
class RefusedStartIT {
    private static final String MEDIA = "CONDUITLLM__MEDIAMANAGEMENT__";

    private Gateway gateway;

    @BeforeEach
    void prepare() {
        gateway = Gateway.prepare(Map.of());
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @ParameterizedTest
    @CsvSource({
        "core, CONDUITLLM__STORAGE__PROVIDER, InMemory, two processes",
        "core, " + MEDIA + "UPLOADDEADLINE, soon, soon",
        "admin, " + MEDIA + "ENABLEOWNERSHIPTRACKING, false, must be true"
    })
    void valueThatCannotBeMeant(String service, String variable, String value, String words) {
        assertRefused(node(service).with(Map.of(variable, value)), variable, words);
    }

    @ParameterizedTest
    @CsvSource({
        "core, DATABASE_URL",
        "admin, CONDUIT_API_TO_API_BACKEND_AUTH_KEY",
        "core, CONDUITLLM__STORAGE__S3__BUCKETNAME"
    })
    void variableThatIsMissing(String service, String variable) {
        assertRefused(node(service).without(Set.of(variable)), variable, "must be set");
    }

    @Test
    void oneModelInTwoProviders() {
        Node core =
                gateway.core()
                        .with(
                                Map.of(
                                        "CONDUITLLM__PROVIDERS__1__NAME", "another",
                                        "CONDUITLLM__PROVIDERS__1__TYPE", "sample",
                                        "CONDUITLLM__PROVIDERS__1__MODELS__0", Gateway.MODEL));

        assertRefused(core, "CONDUITLLM__PROVIDERS__", Gateway.MODEL);
    }

    private Node node(String service) {
        return service.equals("core") ? gateway.core() : gateway.admin();
    }

    private static void assertRefused(Node node, String variable, String words) {
        ServiceProcess process = node.startToFail();

        assertThat(process.awaitExit(Duration.ofSeconds(60)))
                .as("exit code; the log is in %s", process.log())
                .hasValue(1);
        List<String> errors =
                process.logLines().stream().filter(line -> line.contains("ERROR")).toList();
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst()).contains(variable).contains(words);
        assertThat(process.logLines().stream())
                .as("stack traces")
                .filteredOn(line -> line.startsWith("\tat "))
                .isEmpty();
    }
}
