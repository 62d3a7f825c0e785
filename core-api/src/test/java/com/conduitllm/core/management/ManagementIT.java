package com.conduitllm.core.management;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

@ExtendWith(LocalStackExtension.class)
class ManagementIT {
    private static final String KEY = "0123456789abcdef";

    private static RunningCore core;

    @BeforeAll
    static void start(Database database, Bucket bucket) {
        core = RunningCore.start(database, bucket, Map.of("CONDUITLLM__CORE__MANAGEMENTKEY", KEY));
    }

    @AfterAll
    static void stop() {
        core.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health/liveness", "/actuator/health/readiness"})
    void probesAreOpenAndDoNotDependOnTheBroker(String path) {
        HttpResponse<String> answer = core.get(path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).propertyNames()).containsExactly("status");
    }

    @Test
    void metricsWantTheManagementKey() {
        assertThat(core.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(core.get("/actuator/prometheus", "X-API-Key", KEY + "x").statusCode())
                .isEqualTo(401);
        assertThat(core.get("/actuator;x=y/prometheus").statusCode()).isIn(401, 404);
        assertThat(core.get("/ACTUATOR/Prometheus").statusCode()).isEqualTo(401);
        HttpResponse<String> metrics =
                core.get("/actuator/prometheus", "Authorization", "Bearer " + KEY);
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("jvm_memory_used_bytes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "beans",
                "heapdump",
                "loggers",
                "configprops",
                "threaddump",
                "shutdown"
            })
    void nothingElseIsExposed(String endpoint) {
        assertThat(core.get("/actuator/" + endpoint, "X-API-Key", KEY).statusCode()).isEqualTo(404);
    }

    @Test
    void descriptionOfTheApiIsTrueAndNamesNoHost() {
        HttpResponse<String> answer =
                core.send(HttpRequest.newBuilder(core.uri("/v3/api-docs")).GET());
        JsonNode api = json(answer);

        assertThat(api.path("servers").toString()).isEqualTo("[{\"url\":\"/\"}]");
        JsonNode generate = api.at("/paths/~1v1~1images~1generations/post");
        assertThat(generate.at("/requestBody/content/application~1json/schema/$ref").asString())
                .isEqualTo("#/components/schemas/ImageGenerationRequest");
        assertThat(
                        generate.at("/responses/default/content/application~1json/schema/$ref")
                                .asString())
                .isEqualTo("#/components/schemas/Error");
        assertThat(generate.path("parameters").isMissingNode()).isTrue();
        assertThat(api.at("/components/schemas/ImageGenerationRequest/required").toString())
                .isEqualTo("[\"prompt\"]");
        assertThat(api.path("components").path("schemas").propertyNames())
                .noneMatch(name -> name.contains("Node"));
    }
}
