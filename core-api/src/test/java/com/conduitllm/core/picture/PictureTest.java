package com.conduitllm.core.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.ImageIO;

class PictureTest {

    @Test
    void sameWordsAndSeedGiveTheSameBytes() throws Exception {
        assertThat(png("a fox", 1)).isEqualTo(png("a fox", 1));
    }

    @Test
    void otherWordsOrSeedGiveAnotherPicture() throws Exception {
        assertThat(png("a fox", 1)).isNotEqualTo(png("a box", 1)).isNotEqualTo(png("a fox", 2));
    }

    @Test
    void sizeIsAsAskedFor() {
        BufferedImage picture = Picture.draw("wide", 0, 512, 256);

        assertThat(picture.getWidth()).isEqualTo(512);
        assertThat(picture.getHeight()).isEqualTo(256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "日本語 🦊", "\u0301", "  ", "-", "Ünïcödé “quotes” – dash"})
    void anyPromptCanBeDrawn(String prompt) {
        assertThat(Picture.draw(prompt, 0, 256, 256).getWidth()).isEqualTo(256);
    }

    @Test
    void longWordsAndLongTextsAreCutInsteadOfRunningOut() {
        assertThat(Picture.draw("w".repeat(3000), 0, 256, 256).getHeight()).isEqualTo(256);
        assertThat(Picture.draw("many words ".repeat(3000), 0, 256, 256).getHeight())
                .isEqualTo(256);
    }

    private static byte[] png(String prompt, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(Picture.draw(prompt, seed, 256, 256), "png", out);
        return out.toByteArray();
    }
}
