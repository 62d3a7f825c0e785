package com.conduitllm.media;

import com.conduitllm.testing.architecture.ArchitectureRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void packagesDependInOneDirectionAndKeepToTheirSubject() {
        ArchitectureRules.forLibrary("com.conduitllm.media").check();
    }
}
