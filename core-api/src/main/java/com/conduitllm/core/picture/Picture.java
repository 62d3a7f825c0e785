package com.conduitllm.core.picture;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Draws a landscape that shows whose words it came from. */
public final class Picture {
    /** More words than this say nothing more in a picture. */
    private static final int MOST_CHARACTERS = 2000;

    private Picture() {}

    /**
     * Draws a picture; the same arguments give the same pixels.
     *
     * @param prompt what is written on it, and what decides it
     * @param seed decides it, too
     * @param width in pixels
     * @param height in pixels
     */
    public static BufferedImage draw(String prompt, long seed, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            SplittableRandom random = Seed.of(prompt, seed);
            List<String> words = words(prompt);
            Palette palette = Palette.of(prompt, random);
            Landscape landscape = new Landscape(canvas, width, height, palette, random);
            landscape.drawSky();
            new WordOrnaments(canvas, width, height, palette).draw(words, random);
            landscape.drawHills();
            new Caption(words, width, height).draw(canvas);
        } finally {
            canvas.dispose();
        }
        return image;
    }

    private static List<String> words(String prompt) {
        String text = prompt.substring(0, Math.min(prompt.length(), MOST_CHARACTERS));
        return Arrays.stream(StrokeFont.simplify(text).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
