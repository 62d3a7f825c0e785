package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.environment.SampleSettings.Provider;
import com.conduitllm.environment.SampleSettings.SampleService;
import com.conduitllm.environment.SampleSettings.Sources;
import com.conduitllm.environment.SampleSettings.Store;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

class MappingIT {

    private static final String NAME = "CONDUITLLM__SAMPLE__BUCKET__NAME";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONDUITLLM__SAMPLE__BUCKET__SERVICEURL",
                "conduitllm__sample__bucket__serviceurl",
                "ConduitLlm__Sample__Bucket__ServiceUrl",
                "CONDUITLLM__SAMPLE__BUCKET__SERVICE_URL",
            })
    void reachesACamelCaseComponentFromAnySpelling(String variable) {
        Store store = store(Service.with(variable, "http://localhost:9000"));
        assertThat(store.bucket().serviceUrl()).isEqualTo(URI.create("http://localhost:9000"));
    }

    @Test
    void bindsScalarsAndKeepsDefaults() {
        Store store =
                store(
                        Service.with(
                                "CONDUITLLM__SAMPLE__PROVIDER", "s3",
                                "CONDUITLLM__SAMPLE__PATHSTYLE", "true",
                                "CONDUITLLM__SAMPLE__BUCKET__MAXFILESIZEBYTES", "5368709120"));
        assertThat(store.provider()).isEqualTo(Provider.S3);
        assertThat(store.pathStyle()).isTrue();
        assertThat(store.bucket().maxFileSizeBytes()).isEqualTo(5_368_709_120L);
        assertThat(store.bucket().name()).isEqualTo("media");
    }

    @Test
    void bindsListsOfRecordsWithListsInThem() {
        var service =
                Service.with(
                        "CONDUITLLM__SOURCES__LIST__0__NAME", "first",
                        "CONDUITLLM__SOURCES__LIST__0__MODELS__0", "m-1",
                        "CONDUITLLM__SOURCES__LIST__0__MODELS__1", "m-2",
                        "CONDUITLLM__SOURCES__LIST__1__APIKEY", "k");
        try (var context = service.start(SampleService.class)) {
            var list = context.getBean(Sources.class).list();
            assertThat(list).hasSize(2);
            assertThat(list.getFirst().models()).containsExactly("m-1", "m-2");
            assertThat(list.getLast().apiKey()).isEqualTo("k");
        }
    }

    @Test
    void readsAValueFromAFileWithoutItsLastLineBreak(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("name"), " kept blanks \r\n");
        Store store = store(Service.with(NAME + "__FILE", file.toString()));
        assertThat(store.bucket().name()).isEqualTo(" kept blanks ");
    }

    @Test
    void keepsTheDefaultForAnEmptyVariable() {
        assertThat(store(Service.with(NAME, "")).bucket().name()).isEqualTo("media");
    }

    @Test
    void losesToTheCommandLine() {
        var service = Service.with(NAME, "variable");
        service.arguments("--conduitllm.sample.bucket.name=argument");
        assertThat(store(service).bucket().name()).isEqualTo("argument");
    }

    @Test
    void losesToSystemProperties() {
        System.setProperty("conduitllm.sample.bucket.name", "system property");
        try {
            Store store = store(Service.with(NAME, "variable"));
            assertThat(store.bucket().name()).isEqualTo("system property");
        } finally {
            System.clearProperty("conduitllm.sample.bucket.name");
        }
    }

    @Test
    void winsOverPropertyFiles() {
        var service = Service.with(NAME, "variable", "SPRING_CONFIG_NAME", "sample-service");
        assertThat(store(service).bucket().name()).isEqualTo("variable");
        var unset = Service.with("SPRING_CONFIG_NAME", "sample-service");
        assertThat(store(unset).bucket().name()).isEqualTo("property file");
    }

    @Test
    void givesTheBrokersSettingsToSpring() {
        var service =
                Service.with(
                        "CONDUITLLM__RABBITMQ__HOST", "broker",
                        "CONDUITLLM__RABBITMQ__PORT", "5671");
        try (var context = service.start(SampleService.class)) {
            var environment = context.getEnvironment();
            assertThat(environment.getProperty("spring.rabbitmq.host")).isEqualTo("broker");
            assertThat(environment.getProperty("spring.rabbitmq.port", Integer.class))
                    .isEqualTo(5671);
        }
    }

    private static Store store(Service service) {
        try (var context = service.start(SampleService.class)) {
            return context.getBean(Store.class);
        }
    }
}
