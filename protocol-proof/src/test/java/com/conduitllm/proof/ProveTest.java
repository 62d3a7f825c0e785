package com.conduitllm.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProveTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    --second 5      | Unknown option "--second"
                    --seconds       | Option --seconds needs a value
                    --seconds 0     | Option --seconds needs a whole number from 1 to 86400, not "0"
                    --seconds=ten   | Option --seconds needs a whole number from 1 to 86400, not "ten"
                    --seed -1       | Option --seed needs a whole number
                    --mutants bogus | There is no mutant 'bogus'
                    """)
    void refusesACommandLineThatCannotBeRight(String line, String sentence) {
        assertThatThrownBy(() -> ProveOptions.parse(line.split(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
        assertThat(Prove.exitCode(line.split(" "))).isEqualTo(2);
    }

    @Test
    void takesAllMutantsUnlessItIsToldOtherwise() {
        assertThat(ProveOptions.parse().mutants()).hasSizeGreaterThan(15);
        assertThat(ProveOptions.parse("--mutants", "none").mutants()).isEmpty();
        assertThat(ProveOptions.parse("--mutants=lease-ignored", "--seed", "7").seed())
                .isEqualTo(7);
    }
}
