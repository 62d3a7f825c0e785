package com.conduitllm.core.picture;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.SplittableRandom;

/** Sky, light and hills. */
final class Landscape {
    private final Graphics2D canvas;
    private final double width;
    private final double height;
    private final Palette palette;
    private final SplittableRandom random;

    Landscape(Graphics2D canvas, int width, int height, Palette palette, SplittableRandom random) {
        this.canvas = canvas;
        this.width = width;
        this.height = height;
        this.palette = palette;
        this.random = random;
    }

    void drawSky() {
        canvas.setPaint(
                new GradientPaint(
                        0, 0, palette.zenith(), 0, (float) (height * 0.72), palette.horizon()));
        canvas.fill(new Rectangle2D.Double(0, 0, width, height));
        if (palette.night()) {
            drawStars();
        }
        drawLight();
    }

    private void drawStars() {
        for (int i = 0; i < 160; i++) {
            double size = (0.6 + random.nextDouble() * 1.8) * width / 900;
            double y = Math.pow(random.nextDouble(), 1.4) * height * 0.7;
            canvas.setColor(new Color(255, 255, 255, 60 + random.nextInt(180)));
            canvas.fill(new Ellipse2D.Double(random.nextDouble() * width, y, size, size));
        }
    }

    private void drawLight() {
        double x = width * (0.2 + 0.6 * random.nextDouble());
        double y = height * (0.22 + 0.22 * random.nextDouble());
        double radius = Math.min(width, height) * (0.06 + 0.05 * random.nextDouble());
        Color light = palette.light();
        canvas.setPaint(
                new RadialGradientPaint(
                        new Point2D.Double(x, y),
                        (float) (radius * 5),
                        new float[] {0f, 1f},
                        new Color[] {clear(light, 150), clear(light, 0)}));
        canvas.fill(circle(x, y, radius * 5));
        canvas.setColor(light);
        canvas.fill(circle(x, y, radius));
    }

    void drawHills() {
        int layers = 5 + random.nextInt(2);
        for (int i = 0; i < layers; i++) {
            double nearness = (double) i / (layers - 1);
            double top = height * (0.50 + 0.34 * nearness);
            canvas.setColor(palette.hill(nearness));
            canvas.fill(ridge(top, height * (0.10 - 0.05 * nearness), 1.4 + 2.2 * (1 - nearness)));
        }
    }

    private Path2D ridge(double top, double swing, double waves) {
        double first = random.nextDouble() * 7;
        double second = random.nextDouble() * 7;
        double third = random.nextDouble() * 7;
        Path2D path = new Path2D.Double();
        path.moveTo(0, height);
        for (double x = 0; x <= width + 4; x += 4) {
            double t = x / width * Math.PI * 2;
            // StrictMath: the same hills on every processor.
            double y =
                    StrictMath.sin(t * waves * 0.5 + first) * 0.55
                            + StrictMath.sin(t * waves * 1.3 + second) * 0.30
                            + StrictMath.sin(t * waves * 3.1 + third) * 0.10;
            path.lineTo(x, top + y * swing);
        }
        path.lineTo(width + 4, height);
        path.closePath();
        return path;
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, radius * 2, radius * 2);
    }

    private static Color clear(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }
}
