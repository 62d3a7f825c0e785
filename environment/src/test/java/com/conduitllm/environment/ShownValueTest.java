package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONDUITLLM__STORAGE__S3__SECRETKEY",
                "CONDUITLLM__STORAGE__S3__ACCESSKEY",
                "CONDUITLLM__PROVIDERS__0__APIKEY",
                "CONDUITLLM__SECURITY__URLSIGNINGKEYS__12",
                "CONDUITLLM__RABBITMQ__PASSWORD",
                "CONDUITLLM__MEDIAMANAGEMENT__ALERTWEBHOOKSECRET",
                "CONDUITLLM__MEDIAMANAGEMENT__ALERTWEBHOOKURL",
                "CONDUIT_API_TO_API_BACKEND_AUTH_KEY",
                "conduitllm__admin__masterkey__file",
                "DATABASE_URL",
                "SPRING_DATASOURCE_URL",
                "spring.datasource.password",
                "conduitllm.security.urlsigningkeys[0]",
                "SOME_TOKEN",
            })
    void neverShowsASecret(String variable) {
        assertThat(ShownValue.butIs(variable, "hidden")).isEmpty();
    }

    @Test
    void showsOtherValuesShortAndOnOneLine() {
        String variable = "CONDUITLLM__ADMIN__KEYS__0__NAME";
        assertThat(ShownValue.butIs(variable, "a\nb")).isEqualTo(", but is 'a b'");
        assertThat(ShownValue.butIs(variable, "x".repeat(5000)))
                .hasSizeLessThan(130)
                .endsWith("…'");
        assertThat(ShownValue.butIs(variable, null)).isEmpty();
    }

    @Test
    void hidesUserAndPasswordInsideOfAUrl() {
        String variable = "CONDUITLLM__STORAGE__S3__SERVICEURL";
        assertThat(ShownValue.butIs(variable, "https://me:hidden@s3.example/ x"))
                .isEqualTo(", but is 'https://***@s3.example/ x'");
    }
}
