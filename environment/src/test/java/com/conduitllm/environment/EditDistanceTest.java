package com.conduitllm.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "BUCKET, BUCKET, 0",
        "BUCKET, BUCKT, 1",
        "BUCKT, BUCKET, 1",
        "BUCKET, BUCKAT, 1",
        "BUCKET, BUKCET, 1",
        "BUCKET, '', 6",
        "KITTEN, SITTING, 3",
    })
    void countsTheChanges(String one, String other, int changes) {
        assertThat(EditDistance.between(one, other)).isEqualTo(changes);
    }
}
