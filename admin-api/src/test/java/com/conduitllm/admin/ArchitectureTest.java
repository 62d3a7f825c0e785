package com.conduitllm.admin;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.conduitllm.testing.architecture.ArchitectureRules;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void followsTheRulesOfTheHouse() {
        ArchitectureRules rules =
                ArchitectureRules.forService("com.conduitllm.admin")
                        .scheduledOnlyIn(
                                "DeletionLogPartitions",
                                "EventInbox",
                                "LedgerEpoch",
                                "LeftoverSweeper",
                                "PrefixRecheck")
                        .compositionRoots("AdminConfiguration");

        assertThatCode(rules::check).doesNotThrowAnyException();
    }
}
