package com.conduitllm.proof;

import com.conduitllm.testing.architecture.SourceRules;
import com.conduitllm.testing.stack.Repository;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void filesAndMethodsAreOfAReadableSize() {
        SourceRules.ofModule(Repository.module()).check();
    }
}
