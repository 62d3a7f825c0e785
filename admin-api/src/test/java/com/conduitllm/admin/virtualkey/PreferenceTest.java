package com.conduitllm.admin.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

class PreferenceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wait=10                | 10",
                "WAIT = 5               | 5",
                "respond-async, wait=7  | 7",
                "wait=7; foo=bar        | 7",
                "wait=999999999         | 30"
            })
    void readsHowLongToWait(String header, int seconds) {
        assertThat(Preference.of(header).patience()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "wait", "wait=", "wait=-1", "wait=abc", "await=5", "return=minimal"})
    void takesWhatItDoesNotUnderstandAsNone(String header) {
        assertThat(Preference.of(header).isWait()).isFalse();
    }

    @Test
    void takesNoHeaderAsNone() {
        assertThat(Preference.of(null).isWait()).isFalse();
    }

    @Test
    void saysWhatWasApplied() {
        assertThat(Preference.of("wait=100").applied()).isEqualTo("wait=30");
    }
}
