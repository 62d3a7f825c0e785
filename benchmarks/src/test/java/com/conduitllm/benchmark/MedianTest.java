package com.conduitllm.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class MedianTest {

    @Test
    void isTheMiddleOneOrTheMeanOfTheTwo() {
        assertThat(Median.of(List.of(3.0, 1.0, 100.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(3.0, 1.0, 100.0, 4.0))).isEqualTo(3.5);
    }
}
