package com.conduitllm.core.generation;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.testing.proxy.HttpFaultProxy;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpResponse;
import java.util.Map;

/** Without a store that is ours nobody is asked for money. */
@ExtendWith(LocalStackExtension.class)
class UnavailableStorageIT {
    private static final String BODY = "{\"prompt\":\"x\"}";

    @Test
    void withoutStorageGenerationSaysSoOnceAndForAll(Database database) {
        try (RunningCore core =
                RunningCore.start(
                        database,
                        Map.of(
                                "CONDUITLLM__PROVIDERS__0__TYPE", "sample",
                                "CONDUITLLM__PROVIDERS__0__MODELS__0", "sample-image"))) {
            HttpResponse<String> answer =
                    core.generate(new VirtualKeys(database).active().secret(), BODY);

            assertUnavailable(answer);
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
            assertThat(core.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void storeThatDoesNotAnswerIsNotReadyAndTakesNoWork(Database database, Bucket bucket) {
        try (HttpFaultProxy s3 = HttpFaultProxy.to(bucket.endpoint())) {
            s3.refuse();
            try (RunningCore core = RunningCore.start(database, bucket.through(s3), Map.of())) {
                HttpResponse<String> answer =
                        core.generate(new VirtualKeys(database).active().secret(), BODY);

                assertUnavailable(answer);
                assertThat(answer.headers().firstValue("x-should-retry"))
                        .as("nothing was paid yet")
                        .isEmpty();
                assertThat(core.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
                assertThat(core.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void bucketOfAnotherInstallationIsNotWrittenTo(Bucket bucket, LocalStack stack) {
        Database owner = stack.newDatabase();
        RunningCore.start(owner, bucket, Map.of()).close();
        Database stranger = stack.newDatabase();
        try (RunningCore core = RunningCore.start(stranger, bucket, Map.of())) {
            HttpResponse<String> answer =
                    core.generate(new VirtualKeys(stranger).active().secret(), BODY);

            assertUnavailable(answer);
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
            assertThat(bucket.mediaKeys()).isEmpty();
        }
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).path("error").path("code").asString())
                .isEqualTo("storage_unavailable");
    }
}
