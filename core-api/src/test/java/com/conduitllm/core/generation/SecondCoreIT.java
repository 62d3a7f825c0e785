package com.conduitllm.core.generation;

import static com.conduitllm.core.testing.RunningCore.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.core.testing.RunningCore;
import com.conduitllm.core.testing.VirtualKeys;
import com.conduitllm.core.testing.VirtualKeys.Key;
import com.conduitllm.testing.stack.Bucket;
import com.conduitllm.testing.stack.Database;
import com.conduitllm.testing.stack.LocalStack;
import com.conduitllm.testing.stack.LocalStackExtension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpResponse;
import java.util.Map;

/** One gateway behind another: the second is an OpenAI-compatible provider like any other. */
@ExtendWith(LocalStackExtension.class)
class SecondCoreIT {

    @Test
    void gatewayBehindAGatewayGivesTheSameBytes(LocalStack stack, Database near, Bucket bucket) {
        Database far = stack.newDatabase();
        Bucket farBucket = stack.newBucket();
        try (RunningCore provider = RunningCore.start(far, farBucket, Map.of());
                RunningCore core = RunningCore.start(near, bucket, behind(provider, far))) {
            Key key = new VirtualKeys(near).active();

            for (String model : new String[] {"sample-image", "gpt-image-sample"}) {
                HttpResponse<String> answer = core.generate(key.secret(), body("256x256", model));

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(json(answer).path("data").path(0).path("url").asString())
                        .startsWith(core.uri("/v1/media/").toString());
            }
            assertThat(bucket.mediaKeys()).hasSize(2);
            assertThat(farBucket.mediaKeys()).hasSize(2);
            assertThat(bucket.bytes(bucket.mediaKeys().getFirst()))
                    .isEqualTo(farBucket.bytes(farBucket.mediaKeys().getFirst()));
            assertThat(core.generate(key.secret(), body("1x1", "sample-image")).body())
                    .contains("'size' must be")
                    .contains("\"param\":\"size\"");
        }
    }

    private static Map<String, String> behind(RunningCore provider, Database far) {
        Key account = new VirtualKeys(far).active();
        return Map.of(
                "CONDUITLLM__PROVIDERS__0__TYPE",
                "openai",
                "CONDUITLLM__PROVIDERS__0__NAME",
                "far",
                "CONDUITLLM__PROVIDERS__0__BASEURL",
                provider.uri("/v1").toString(),
                "CONDUITLLM__PROVIDERS__0__APIKEY",
                account.secret());
    }

    private static String body(String size, String model) {
        return "{\"prompt\":\"x\",\"size\":\"%s\",\"model\":\"%s\"}".formatted(size, model);
    }
}
