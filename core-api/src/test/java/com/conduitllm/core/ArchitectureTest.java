package com.conduitllm.core;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.testing.architecture.ArchitectureRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void moduleKeepsTheRulesOfTheHouse() {
        assertThatCode(() ->
                        ArchitectureRules.forService("com.conduitllm.core")
                                .scheduledOnlyIn("AccessRecorder")
                                .compositionRoots("CoreConfiguration")
                                .check())
                .doesNotThrowAnyException();
    }
}
