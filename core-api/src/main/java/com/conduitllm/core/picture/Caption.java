package com.conduitllm.core.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The prompt's own words at the foot of the picture, in as many lines as have room. */
final class Caption {
    private static final int MOST_LINES = 5;

    private final StrokeFont font = StrokeFont.get();
    private final List<String> words;
    private final double width;
    private final double height;

    Caption(List<String> words, int width, int height) {
        this.words = words;
        this.width = width;
        this.height = height;
    }

    void draw(Graphics2D canvas) {
        double unit = unit();
        List<String> lines = wrap(width * 0.84 / unit);
        double block = lines.size() * StrokeFont.LINE_HEIGHT * unit;
        double top = height * 0.955 - block;
        canvas.setColor(new Color(0, 0, 0, 120));
        canvas.fill(
                new RoundRectangle2D.Double(
                        width * 0.04,
                        top - unit * 4,
                        width * 0.92,
                        block + unit * 4,
                        unit * 8,
                        unit * 8));
        canvas.setColor(new Color(255, 255, 255, 235));
        canvas.setStroke(
                new BasicStroke(
                        (float) (unit * 1.15), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < lines.size(); i++) {
            double x = (width - font.width(lines.get(i)) * unit) / 2;
            AffineTransform place =
                    AffineTransform.getTranslateInstance(
                            x, top + i * StrokeFont.LINE_HEIGHT * unit);
            place.scale(unit, unit);
            canvas.draw(font.outline(lines.get(i)).createTransformedShape(place));
        }
    }

    /** Larger letters for shorter texts. */
    private double unit() {
        double usual = Math.min(width, height) / 200;
        double length = font.width(String.join(" ", words));
        double factor = length < 120 ? 1.25 : length < 400 ? 1 : 0.75;
        return usual * factor;
    }

    private List<String> wrap(double lineWidth) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : words) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (font.width(longer) <= lineWidth) {
                line = longer;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line);
            }
            line = shorten(word, lineWidth);
            if (lines.size() == MOST_LINES) {
                lines.set(MOST_LINES - 1, shorten(lines.getLast() + " ...", lineWidth));
                return lines;
            }
        }
        lines.add(line);
        return lines;
    }

    private String shorten(String text, double lineWidth) {
        String kept = text;
        while (font.width(kept) > lineWidth) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -4)) + "...";
        }
        return kept;
    }
}
