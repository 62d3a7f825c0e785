package com.conduitllm.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.environment.KnownVariablesCheck;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class KnownVariablesTest {

    @Test
    void eachVariableIsListedHasOneReaderAndItsRowInTheReadme() {
        assertThatCode(() ->
                        KnownVariablesCheck.of("core", "com.conduitllm")
                                .listIsComplete()
                                .eachHasOneReader()
                                .eachIsIn(Path.of("../README.md")))
                .doesNotThrowAnyException();
    }
}
