package com.conduitllm.core.provider;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.picture.Picture;
import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.core.spool.SpoolFile;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/**
 * Draws pictures itself: no account, no network, nothing to pay. Takes {@code size} (each side 256
 * to 1792 pixels), {@code output_format} ({@code png} or {@code jpeg}) and {@code seed}.
 */
final class SampleProvider implements ImageProvider {
    private static final Pattern SIZE = Pattern.compile("(\\d{3,4})x(\\d{3,4})");
    private static final int SMALLEST = 256;
    private static final int LARGEST = 1792;
    private static final int USUAL = 1024;

    private final String name;
    private final List<String> models;

    SampleProvider(String name, List<String> models) {
        this.name = name;
        this.models = models;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> models() {
        return models;
    }

    @Override
    public GeneratedImages generate(ImageRequest request, Spool spool) {
        Size size = sizeOf(request.fields());
        String format = formatOf(request.fields());
        long seed = request.fields().path("seed").asLong(0);
        try (ImageIntake intake = new ImageIntake(spool, request.n())) {
            List<Image> images = new ArrayList<>();
            for (int i = 0; i < request.n(); i++) {
                BufferedImage picture =
                        Picture.draw(request.prompt(), seed + i, size.width(), size.height());
                SpoolFile file = intake.take(out -> ImageIO.write(picture, format, out));
                images.add(intake.recognise(file, null));
            }
            return intake.handOver(images, details(request.fields(), size, format));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Size(int width, int height) {}

    private static Size sizeOf(ObjectNode fields) {
        JsonNode size = fields.path("size");
        if (size.isMissingNode() || size.isNull() || size.asString("").equals("auto")) {
            return new Size(USUAL, USUAL);
        }
        Matcher sides = SIZE.matcher(size.asString(""));
        if (sides.matches()) {
            int width = Integer.parseInt(sides.group(1));
            int height = Integer.parseInt(sides.group(2));
            if (Math.min(width, height) >= SMALLEST && Math.max(width, height) <= LARGEST) {
                return new Size(width, height);
            }
        }
        throw ApiError.invalidValue(
                        "size",
                        "'size' must be auto or like 1024x1024, each side 256 to 1792 pixels.")
                .asException();
    }

    private static String formatOf(ObjectNode fields) {
        String format = fields.path("output_format").asString("png");
        if (!format.equals("png") && !format.equals("jpeg")) {
            throw ApiError.invalidValue("output_format", "'output_format' must be png or jpeg.")
                    .asException();
        }
        return format;
    }

    private static Map<String, JsonNode> details(ObjectNode fields, Size size, String format) {
        return Map.of(
                "size", fields.stringNode(size.width() + "x" + size.height()),
                "output_format", fields.stringNode(format));
    }
}
