package com.conduitllm.relay;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.testing.architecture.ArchitectureRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules rules = ArchitectureRules.forLibrary("com.conduitllm.relay");

        assertThatCode(rules::check).doesNotThrowAnyException();
    }
}
