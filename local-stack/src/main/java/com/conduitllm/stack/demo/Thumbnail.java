package com.conduitllm.stack.demo;

import com.conduitllm.stack.state.StackFailure;
import com.conduitllm.stack.terminal.Terminal;

import org.jspecify.annotations.Nullable;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/**
 * A picture made of characters: each upper half block has one pixel as its foreground and the one
 * below as its background. Elsewhere than on a terminal with colours there is none.
 */
record Thumbnail(Terminal terminal) {
    private static final int COLUMNS = 36;
    private static final String HALF_BLOCK = "▀";
    private static final String END = "\u001b[0m";

    List<String> draw(byte[] png) {
        List<String> lines = new ArrayList<>();
        if (!terminal.hasColours()) {
            return lines;
        }
        BufferedImage small = shrink(png);
        for (int y = 0; y + 1 < small.getHeight(); y += 2) {
            var line = new StringBuilder();
            for (int x = 0; x < small.getWidth(); x++) {
                line.append("\u001b[")
                        .append(colour(38, small.getRGB(x, y)))
                        .append(';')
                        .append(colour(48, small.getRGB(x, y + 1)))
                        .append('m')
                        .append(HALF_BLOCK);
            }
            lines.add(line.append(END).toString());
        }
        return lines;
    }

    private static BufferedImage shrink(byte[] png) {
        BufferedImage image = read(png);
        int rows = Math.max(2, COLUMNS * image.getHeight() / image.getWidth() / 2 * 2);
        var small = new BufferedImage(COLUMNS, Math.min(rows, COLUMNS), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), null);
        graphics.dispose();
        return small;
    }

    private static BufferedImage read(byte[] png) {
        try {
            @Nullable BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            if (image == null) {
                throw new StackFailure("The fetched image cannot be decoded.");
            }
            return image;
        } catch (IOException cause) {
            throw new StackFailure("The fetched image cannot be decoded.", cause);
        }
    }

    /** 24-bit colour where the terminal announces it, else the 6 x 6 x 6 cube of 256 colours. */
    private static String colour(int ground, int rgb) {
        int red = rgb >> 16 & 0xff;
        int green = rgb >> 8 & 0xff;
        int blue = rgb & 0xff;
        if (String.valueOf(System.getenv("COLORTERM")).matches("truecolor|24bit")) {
            return ground + ";2;" + red + ";" + green + ";" + blue;
        }
        return ground
                + ";5;"
                + (16 + 36 * (red * 5 / 255) + 6 * (green * 5 / 255) + blue * 5 / 255);
    }
}
