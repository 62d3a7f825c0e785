package com.conduitllm.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

class StrokeFontTest {
    private final StrokeFont font = StrokeFont.get();

    @Test
    void everyPrintableAsciiCharacterHasAShapeOfItsOwn() {
        Set<String> shapes = new HashSet<>();
        for (char c = '!'; c <= '~'; c++) {
            var bounds = font.outline(String.valueOf(c)).getBounds2D();
            assertThat(bounds.getMaxY()).as("bottom of %s", c).isLessThanOrEqualTo(11.5);
            shapes.add(describe(String.valueOf(c)));
        }

        assertThat(shapes).hasSize('~' - '!' + 1);
    }

    @Test
    void charactersWithoutAShapeGetMarksThatDiffer() {
        assertThat(describe("日")).isNotEqualTo(describe("本"));
    }

    @Test
    void textIsAsWideAsItsOutline() {
        assertThat(font.outline("HAHA").getBounds2D().getMaxX()).isEqualTo(font.width("HAHA"));
    }

    @Test
    void accentsAndTypographicSignsAreMadeSimple() {
        assertThat(StrokeFont.simplify("Größe “é” – ﬁ")).isEqualTo("Grosse \"e\" - fi");
    }

    private String describe(String text) {
        StringBuilder shape = new StringBuilder();
        double[] points = new double[6];
        for (var i = font.outline(text).getPathIterator(null); !i.isDone(); i.next()) {
            shape.append(i.currentSegment(points)).append(':');
            shape.append(points[0]).append(',').append(points[1]).append(' ');
        }
        return shape.toString();
    }
}
