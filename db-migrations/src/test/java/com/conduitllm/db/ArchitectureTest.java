package com.conduitllm.db;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.testing.architecture.ArchitectureRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void moduleKeepsTheRulesOfTheHouse() {
        assertThatCode(() -> ArchitectureRules.forLibrary("com.conduitllm.db").check())
                .doesNotThrowAnyException();
    }
}
