package com.conduitllm.stack.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.state.Secrets;

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.util.Map;

class ServiceEnvironmentTest {
    private static final Secrets SECRETS = new Secrets("pg", "pga", "mq", "ak", "sk", "admin-key");
    private static final Endpoints SERVERS =
            new Endpoints(
                    null,
                    null,
                    null,
                    null,
                    null,
                    "postgresql://conduit:pg@127.0.0.1:5001/conduit",
                    "amqp://conduit:mq@127.0.0.1:5003/vh",
                    new Endpoints.S3(
                            URI.create("http://127.0.0.1:5002"), "us-east-1", "ak", "sk", "media"),
                    Map.of());

    @Test
    void servicesGetEverythingThatTheyNeed() {
        Map<String, String> core = of(Map.of()).forPort(8080);
        assertThat(core)
                .containsEntry("DATABASE_URL", "postgresql://conduit:pg@127.0.0.1:5001/conduit")
                .containsEntry("CONDUITLLM__STORAGE__PROVIDER", "S3")
                .containsEntry("CONDUITLLM__STORAGE__S3__SERVICEURL", "http://127.0.0.1:5002")
                .containsEntry("CONDUITLLM__STORAGE__S3__ACCESSKEY", "ak")
                .containsEntry("CONDUITLLM__STORAGE__S3__SECRETKEY", "sk")
                .containsEntry("CONDUITLLM__STORAGE__S3__BUCKETNAME", "media")
                .containsEntry("CONDUITLLM__STORAGE__S3__REGION", "us-east-1")
                .containsEntry("CONDUITLLM__RABBITMQ__HOST", "127.0.0.1")
                .containsEntry("CONDUITLLM__RABBITMQ__PORT", "5003")
                .containsEntry("CONDUITLLM__RABBITMQ__USERNAME", "conduit")
                .containsEntry("CONDUITLLM__RABBITMQ__PASSWORD", "mq")
                .containsEntry("CONDUITLLM__RABBITMQ__VHOST", "vh")
                .containsEntry("CONDUITLLM__CORE__PUBLICBASEURL", "http://127.0.0.1:8080")
                .containsEntry("CONDUITLLM__PROVIDERS__0__NAME", "sample")
                .containsEntry("CONDUITLLM__PROVIDERS__0__TYPE", "sample")
                .containsEntry("CONDUITLLM__PROVIDERS__0__MODELS__0", "sample-image")
                .containsEntry("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", "admin-key")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("SERVER_PORT", "8080");
    }

    @Test
    void whatThePersonSetWinsInAnyLetterCaseAndFromAFile() {
        var environment =
                of(
                        Map.of(
                                "ConduitLLM__Storage__S3__BucketName", "mine",
                                "CONDUITLLM__STORAGE__S3__SECRETKEY__FILE", "/run/secret"));
        assertThat(environment.forPort(1))
                .containsEntry("ConduitLLM__Storage__S3__BucketName", "mine")
                .doesNotContainKey("CONDUITLLM__STORAGE__S3__BUCKETNAME")
                .doesNotContainKey("CONDUITLLM__STORAGE__S3__SECRETKEY");
        assertThat(environment.taken())
                .containsExactlyInAnyOrder(
                        "CONDUITLLM__STORAGE__S3__BUCKETNAME",
                        "CONDUITLLM__STORAGE__S3__SECRETKEY");
    }

    @Test
    void ownProviderListReplacesTheSampleAsAWhole() {
        assertThat(of(Map.of("CONDUITLLM__PROVIDERS__0__NAME", "openai")).forPort(1))
                .containsEntry("CONDUITLLM__PROVIDERS__0__NAME", "openai")
                .doesNotContainKey("CONDUITLLM__PROVIDERS__0__TYPE");
    }

    @Test
    void adminKeyIsTheOneThatAdminWillRead() {
        assertThat(of(Map.of()).adminKey()).isEqualTo("admin-key");
        assertThat(of(Map.of("CONDUIT_API_TO_API_BACKEND_AUTH_KEY", "own")).adminKey())
                .isEqualTo("own");
    }

    @Test
    void portIsAnOptionAndNeverInherited() {
        assertThat(of(Map.of("SERVER_PORT", "9")).forPort(8081))
                .containsEntry("SERVER_PORT", "8081");
    }

    @Test
    void demoForgetsWhatWouldPointSomewhereElse() {
        Map<String, String> own =
                Map.of(
                        "PATH", "/bin",
                        "DATABASE_URL", "postgresql://production/db",
                        "conduitllm__storage__s3__bucketname", "production",
                        "SPRING_DATASOURCE_URL", "jdbc:postgresql://production/db",
                        "AWS_PROFILE", "production");
        assertThat(ServiceEnvironment.withoutOwnSettings(own)).containsOnlyKeys("PATH");
    }

    private static ServiceEnvironment of(Map<String, String> own) {
        return ServiceEnvironment.of(own, SERVERS, SECRETS, URI.create("http://127.0.0.1:8080"));
    }
}
