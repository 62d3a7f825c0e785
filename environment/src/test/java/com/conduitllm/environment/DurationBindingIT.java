package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import com.conduitllm.environment.SampleSettings.SampleService;
import com.conduitllm.environment.SampleSettings.Times;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import java.time.Duration;

@ExtendWith(OutputCaptureExtension.class)
class DurationBindingIT {

    private static final String LEASE = "CONDUITLLM__TIMES__LEASE";

    @ParameterizedTest
    @CsvSource({
        "PT15M, PT15M",
        "P1DT2H, PT26H",
        "24h, PT24H",
        "90s, PT1M30S",
        "500ms, PT0.5S",
        "2d, PT48H",
        "24:00:00, PT24H",
        "00:00:05, PT5S",
        "720:30:00, PT720H30M",
    })
    void readsEachSpelling(String text, Duration duration) {
        try (var context = Service.with(LEASE, text).start(SampleService.class)) {
            assertThat(context.getBean(Times.class).lease()).isEqualTo(duration);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"900", "-5", "soon", "24:00", "1:60:00", "PT"})
    void refusesEverythingElse(String text, CapturedOutput output) {
        assertThatException()
                .isThrownBy(() -> Service.with(LEASE, text).start(SampleService.class));
        assertThat(output.getAll())
                .contains(
                        "CONDUITLLM__TIMES__LEASE must be a duration such as PT15M, 24h or"
                                + " 24:00:00,"
                                + " but is '%s'.".formatted(text));
    }
}
