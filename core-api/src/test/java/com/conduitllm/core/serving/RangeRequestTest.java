package com.conduitllm.core.serving;

import static org.assertj.core.api.Assertions.assertThat;

import com.conduitllm.media.storage.ByteRange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeRequestTest {
    private static final String TAG = "\"abc\"";

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0,       0,  0",
        "bytes=0-9,       0,  9",
        "bytes=2-5,       2,  5",
        "bytes=5-,        5,  9",
        "bytes=5-1000,    5,  9",
        "bytes=-3,        7,  9",
        "bytes=-1000,     0,  9"
    })
    void answersASingleRange(String range, long first, long last) {
        assertThat(RangeRequest.decide(range, null, TAG, 10))
                .isEqualTo(new ServeDecision.Part(new ByteRange(first, last)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=1000-2000", "bytes=-0"})
    void refusesWhatBeginsBehindTheEnd(String range) {
        assertThat(RangeRequest.decide(range, null, TAG, 10))
                .isInstanceOf(ServeDecision.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=0-1,3-4",
                "bytes=5-2",
                "bytes=",
                "bytes=a-b",
                "lines=1-2",
                "0-5",
                "bytes=--1",
                "bytes=99999999999999999999-"
            })
    void ignoresWhatIsNoSingleRange(String range) {
        assertThat(RangeRequest.decide(range, null, TAG, 10))
                .isInstanceOf(ServeDecision.Whole.class);
    }

    @Test
    void sendsTheWholeWhenTheClientsCopyIsAnother() {
        assertThat(RangeRequest.decide("bytes=0-1", "\"other\"", TAG, 10))
                .isInstanceOf(ServeDecision.Whole.class);
        assertThat(RangeRequest.decide("bytes=0-1", "W/" + TAG, TAG, 10))
                .as("weak tags never match")
                .isInstanceOf(ServeDecision.Whole.class);
        assertThat(RangeRequest.decide("bytes=0-1", TAG, TAG, 10))
                .isInstanceOf(ServeDecision.Part.class);
    }

    @Test
    void nothingOfAnEmptyMediumCanBeAsked() {
        assertThat(RangeRequest.decide("bytes=0-", null, TAG, 0))
                .isInstanceOf(ServeDecision.Unsatisfiable.class);
    }
}
