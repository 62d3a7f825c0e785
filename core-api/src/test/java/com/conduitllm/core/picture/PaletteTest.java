package com.conduitllm.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.Color;
import java.util.SplittableRandom;

class PaletteTest {

    @ParameterizedTest
    @CsvSource({
        "Boats on a lake, 0.50, 0.66",
        "the old FOREST!, 0.26, 0.42",
        "two foxes and a fox, 0.00, 0.16"
    })
    void wordsDecideTheColourOfTheSky(String prompt, float from, float to) {
        for (int seed = 0; seed < 20; seed++) {
            Color sky = Palette.of(prompt, new SplittableRandom(seed)).zenith();
            float hue = Color.RGBtoHSB(sky.getRed(), sky.getGreen(), sky.getBlue(), null)[0];
            assertThat(hue).isBetween(from, to);
        }
    }

    @Test
    void nightNeedsAWordOfTheNightOrChance() {
        assertThat(nightsOutOf100("an owl")).isEqualTo(100);
        assertThat(nightsOutOf100("a start")).isBetween(5L, 60L);
    }

    private static long nightsOutOf100(String prompt) {
        return java.util.stream.IntStream.range(0, 100)
                .filter(seed -> Palette.of(prompt, new SplittableRandom(seed)).night())
                .count();
    }
}
