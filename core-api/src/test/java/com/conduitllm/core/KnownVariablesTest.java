package com.conduitllm.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.environment.KnownVariablesCheck;
import org.junit.jupiter.api.Test;

class KnownVariablesTest {

    @Test
    void eachVariableHasOneReader() {
        assertThatCode(
                        () ->
                                KnownVariablesCheck.of("core", "com.conduitllm.core")
                                        .eachHasOneReader())
                .doesNotThrowAnyException();
    }
}
