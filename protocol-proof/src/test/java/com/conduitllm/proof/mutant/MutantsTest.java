package com.conduitllm.proof.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

class MutantsTest {
    private static final String LEDGER =
            "shared-media/src/main/java/com/conduitllm/media/record/MediaLedger.java";

    static List<Mutant> all() {
        return Mutants.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void appliesToTheProductAsItIs(Mutant mutant) {
        assertThatCode(() -> MutantCompiler.changed(mutant)).doesNotThrowAnyException();
        assertThat(Weathers.named(mutant.weather()).name()).isEqualTo(mutant.weather());
    }

    @Test
    void saysLoudlyThatAMutantNoLongerApplies() {
        Mutant gone = Mutant.of("gone", "1", "storm", new Edit(LEDGER, "no such text", ""));
        Mutant vague = Mutant.of("vague", "1", "storm", new Edit(LEDGER, "return ", ""));

        assertThatThrownBy(() -> MutantCompiler.changed(gone))
                .isInstanceOf(MutantDoesNotApplyException.class)
                .hasMessageContaining("The mutant gone no longer applies to " + LEDGER);
        assertThatThrownBy(() -> MutantCompiler.changed(vague)).hasMessageContaining("ambiguous");
    }

    @Test
    void namesEachMutantOnce() {
        assertThat(Mutants.all()).extracting(Mutant::name).doesNotHaveDuplicates();
    }
}
