package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class ClockDurationTest {

    private final ClockDuration converter = new ClockDuration();

    @ParameterizedTest
    @CsvSource({
        "24:00:00, PT24H",
        "00:15:00, PT15M",
        "0:00:01, PT1S",
        "100:59:59, PT100H59M59S",
    })
    void readsHoursMinutesSeconds(String text, Duration duration) {
        assertThat(converter.convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"24:00", "00:60:00", "00:00:60", "-1:00:00", "1:2:3", "24h", "PT1H", ""})
    void leavesEverythingElseToSpring(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> converter.convert(text));
    }

    @Test
    void ignoresBlanksAround() {
        assertThat(converter.convert(" 01:00:00 ")).isEqualTo(Duration.ofHours(1));
    }
}
