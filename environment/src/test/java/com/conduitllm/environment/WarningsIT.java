package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.environment.SampleSettings.SampleService;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class WarningsIT {

    @Test
    void warnsOnceOfEachNameThatNobodyReads(CapturedOutput output) {
        Service.with(
                        "CONDUITLLM__STORAGE__S3__BUCKTNAME", "hidden",
                        "CONDUIT_S3_SECRET_KEY", "hidden",
                        "CONDUITLLM__STORAGE__PROVIDER", "S3")
                .start(SampleService.class)
                .close();
        assertThat(output.getOut().lines().filter(line -> line.contains("UnknownVariables")))
                .hasSize(2)
                .anyMatch(line -> line.contains("WARN") && line.endsWith("__S3__BUCKETNAME?"))
                .anyMatch(line -> line.endsWith("set CONDUITLLM__STORAGE__S3__SECRETKEY instead."));
        assertThat(output).doesNotContain("hidden");
    }

    @Test
    void warnsAlsoWhenTheStartFails(CapturedOutput output) {
        var service =
                Service.with(
                        "CONDUITLLM__SAMPLE__BUCKET__PARTS", "many",
                        "CONDUITLLM__STORAGE__S3__BUCKTNAME", "media");
        assertThat(FailedStart.sentence(service, SampleService.class, output)).contains("PARTS");
        assertThat(output).contains("did you mean CONDUITLLM__STORAGE__S3__BUCKETNAME?");
    }
}
