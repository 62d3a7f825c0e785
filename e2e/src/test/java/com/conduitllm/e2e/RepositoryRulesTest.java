package com.conduitllm.e2e;

import com.conduitllm.testing.architecture.SourceRules;

import org.junit.jupiter.api.Test;

/** The rules about sources, over all modules at once. */
class RepositoryRulesTest {

    @Test
    void sqlThatChangesMediaStandsInOnePlaceAndNothingGrowsTooLong() {
        SourceRules.ofRepository().check();
    }
}
