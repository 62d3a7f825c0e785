package com.conduitllm.core.picture;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Letters as lines, for texts in Latin script; every other character gets a small mark. */
final class StrokeFont {
    /** Height of a line of text, in units of the grid. */
    static final double LINE_HEIGHT = 14;

    private static final double GAP = 2.4;
    private static final double SPACE = 3.4;
    private static final StrokeFont LOADED = load();

    private final Map<Integer, Glyph> glyphs;

    private StrokeFont(Map<Integer, Glyph> glyphs) {
        this.glyphs = glyphs;
    }

    static StrokeFont get() {
        return LOADED;
    }

    /** One character: its lines, and how wide it is. */
    private record Glyph(Path2D path, double width) {}

    /** Takes accents off and replaces typographic signs, so that more texts can be written. */
    static String simplify(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\u201c\u201d\u201e\u00ab\u00bb]", "\"")
                .replaceAll("[\u2018\u2019\u201a]", "'")
                .replaceAll("[\u2010-\u2015]", "-")
                .replace("\u00df", "ss")
                .replace("\u00e6", "ae")
                .replace("\u00f8", "o");
    }

    /** Width of a text in units of the grid. */
    double width(String text) {
        return text.codePoints().mapToDouble(c -> advance(c)).sum() - (text.isEmpty() ? 0 : GAP);
    }

    /** The lines of a text that begins at the origin, in units of the grid. */
    Path2D outline(String text) {
        Path2D path = new Path2D.Double();
        double x = 0;
        for (int c : text.codePoints().toArray()) {
            if (!Character.isWhitespace(c)) {
                path.append(
                        glyph(c).path().getPathIterator(AffineTransform.getTranslateInstance(x, 0)),
                        false);
            }
            x += advance(c);
        }
        return path;
    }

    private double advance(int c) {
        return Character.isWhitespace(c) ? SPACE : glyph(c).width() + GAP;
    }

    private Glyph glyph(int c) {
        Glyph known = glyphs.get(c);
        return known == null ? mark(c) : known;
    }

    /** A pattern of short lines that differs from character to character. */
    private static Glyph mark(int c) {
        Path2D path = new Path2D.Double();
        int bits = (c * 0x9e3779b1) >>> 16 | 1;
        for (int i = 0; i < 12; i++) {
            if ((bits >>> i & 1) == 1) {
                int row = i / 3;
                double x = i % 3 * 2.5;
                double y = row * 2.3 + 0.6;
                path.moveTo(x, y);
                path.lineTo(x + (i % 2 == 0 ? 1.2 : 0), y + (i % 2 == 0 ? 0 : 1.2));
            }
        }
        return new Glyph(path, 6);
    }

    private static StrokeFont load() {
        Map<Integer, Glyph> glyphs = new HashMap<>();
        try (var in =
                        Objects.requireNonNull(
                                StrokeFont.class.getResourceAsStream("strokes.txt"),
                                "strokes.txt");
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.startsWith("//"))
                    .forEach(line -> glyphs.put(line.codePointAt(0), parse(line.substring(2))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StrokeFont(glyphs);
    }

    private static Glyph parse(String strokes) {
        Path2D path = new Path2D.Double();
        double width = 0;
        for (String stroke : strokes.split(" ")) {
            boolean curved = stroke.startsWith("~");
            List<Point2D> points = points(curved ? stroke.substring(1) : stroke);
            path.append(curved ? Strokes.curve(points) : Strokes.lines(points), false);
            width = Math.max(width, points.stream().mapToDouble(Point2D::getX).max().orElse(0));
        }
        return new Glyph(path, width);
    }

    private static List<Point2D> points(String digits) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i + 1 < digits.length(); i += 2) {
            points.add(
                    new Point2D.Double(
                            Character.digit(digits.charAt(i), 36),
                            Character.digit(digits.charAt(i + 1), 36)));
        }
        return points;
    }
}
