package com.conduitllm.core.picture;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One rose curve in the sky for every word, in the order of reading: the word decides its petals,
 * its length the size. Whoever wrote the prompt can count them.
 */
final class WordOrnaments {
    private static final int MOST = 24;

    private final Graphics2D canvas;
    private final double width;
    private final double height;
    private final Palette palette;

    WordOrnaments(Graphics2D canvas, int width, int height, Palette palette) {
        this.canvas = canvas;
        this.width = width;
        this.height = height;
        this.palette = palette;
    }

    void draw(List<String> words, SplittableRandom random) {
        int count = Math.min(words.size(), MOST);
        double slot = width * 0.86 / Math.max(count, 1);
        Path2D thread = new Path2D.Double();
        for (int i = 0; i < count; i++) {
            double x = width * 0.07 + slot * (i + 0.5);
            double y = height * (0.14 + 0.26 * random.nextDouble());
            if (i == 0) {
                thread.moveTo(x, y);
            } else {
                thread.lineTo(x, y);
            }
            drawRose(words.get(i), x, y, Math.min(slot * 0.75, Math.min(width, height) * 0.13));
        }
        if (count > 1) {
            canvas.setStroke(new BasicStroke((float) (width / 1100)));
            canvas.setColor(palette.ornament(random, 70));
            canvas.draw(thread);
        }
    }

    private void drawRose(String word, double x, double y, double most) {
        SplittableRandom own = Seed.of(word, 0);
        double radius = most * Math.min(1, 0.35 + word.length() * 0.07);
        int petals = 3 + own.nextInt(6);
        double hole = 0.15 + own.nextDouble() * 0.5;
        double turn = own.nextDouble() * Math.PI;
        for (int ring = 0; ring < 4; ring++) {
            double size = radius * (1 - ring * 0.22);
            canvas.setColor(palette.ornament(own, 140 + ring * 30));
            canvas.setStroke(new BasicStroke((float) Math.max(1, width / 700)));
            canvas.draw(rose(x, y, size, petals, hole, turn + ring * 0.12));
        }
    }

    private static Path2D rose(
            double x, double y, double radius, int petals, double hole, double turn) {
        Path2D path = new Path2D.Double();
        int steps = petals * 36;
        for (int i = 0; i <= steps; i++) {
            double angle = Math.PI * 2 * i / steps;
            double r = radius * (hole + (1 - hole) * Math.abs(StrictMath.cos(angle * petals / 2)));
            double px = x + r * StrictMath.cos(angle + turn);
            double py = y + r * StrictMath.sin(angle + turn);
            if (i == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        return path;
    }
}
