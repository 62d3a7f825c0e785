package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.logging.impl.NoOpLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnknownVariablesTest {

    private final UnknownVariables unknown = new UnknownVariables(new NoOpLog());

    @ParameterizedTest
    @CsvSource({
        "CONDUITLLM__STORAGE__S3__BUCKTNAME, CONDUITLLM__STORAGE__S3__BUCKETNAME",
        "CONDUITLLM__STORAGE__S3__BUCKET, CONDUITLLM__STORAGE__S3__BUCKETNAME",
        "CONDUITLLM__S3__BUCKETNAME, CONDUITLLM__STORAGE__S3__BUCKETNAME",
        "CONDUITLLM__STORAGE__S3__SERIVCEURL__FILE, CONDUITLLM__STORAGE__S3__SERVICEURL",
        "CONDUITLLM__PROVIDERS__3__APIKY, CONDUITLLM__PROVIDERS__3__APIKEY",
        "CONDUITLLM__ADMIN__MASTER, CONDUITLLM__ADMIN__MASTERKEY",
    })
    void namesTheNearestKnownVariable(String variable, String nearest) {
        assertThat(unknown.warning(variable))
                .contains(
                        "%s is not a known setting and is ignored; did you mean %s?"
                                .formatted(variable, nearest));
    }

    @Test
    void namesNothingWhenNothingIsNear() {
        assertThat(unknown.warning("CONDUITLLM__COFFEE__MACHINE__TEMPERATURE"))
                .contains(
                        "CONDUITLLM__COFFEE__MACHINE__TEMPERATURE is not a known setting and is"
                                + " ignored.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONDUITLLM__STORAGE__PROVIDER",
                "conduitllm__storage__provider",
                "CONDUITLLM__STORAGE__S3__SERVICE_URL",
                "CONDUITLLM__STORAGE__S3__SECRETKEY__FILE",
                "CONDUITLLM__PROVIDERS__12__MODELS__3",
                "CONDUITLLM__RABBITMQ__VHOST",
                "CONDUITLLM__ADMIN__KEYS__0__SHA256",
                "CONDUITLLM__CORE__PUBLICBASEURL",
                "CONDUIT_API_TO_API_BACKEND_AUTH_KEY",
                "DATABASE_URL",
                "PATH",
            })
    void isSilentOnKnownAndForeignNames(String variable) {
        assertThat(unknown.warning(variable)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONDUIT_S3_ENDPOINT, CONDUITLLM__STORAGE__S3__SERVICEURL",
        "CONDUIT_S3_ACCESS_KEY, CONDUITLLM__STORAGE__S3__ACCESSKEY",
        "CONDUIT_S3_ACCESS_KEY_ID, CONDUITLLM__STORAGE__S3__ACCESSKEY",
        "CONDUIT_S3_SECRET_KEY, CONDUITLLM__STORAGE__S3__SECRETKEY",
        "CONDUIT_S3_SECRET_ACCESS_KEY, CONDUITLLM__STORAGE__S3__SECRETKEY",
        "CONDUIT_S3_BUCKET, CONDUITLLM__STORAGE__S3__BUCKETNAME",
        "CONDUIT_S3_BUCKET_NAME, CONDUITLLM__STORAGE__S3__BUCKETNAME",
        "CONDUIT_S3_REGION, CONDUITLLM__STORAGE__S3__REGION",
        "CONDUIT_S3_PUBLIC_BASE_URL, CONDUITLLM__STORAGE__S3__PUBLICBASEURL",
        "CONDUIT_S3_FORCE_PATH_STYLE, CONDUITLLM__STORAGE__S3__FORCEPATHSTYLE",
        "MediaLifecycle__StorePrompts, CONDUITLLM__MEDIAMANAGEMENT__STOREPROMPTS",
        "MEDIALIFECYCLE__PURGELEASE, CONDUITLLM__MEDIAMANAGEMENT__PURGELEASE",
    })
    void namesWhatReplacesALegacyName(String variable, String today) {
        assertThat(unknown.warning(variable))
                .contains(
                        "%s is an old name and is ignored; set %s instead."
                                .formatted(variable, today));
    }
}
