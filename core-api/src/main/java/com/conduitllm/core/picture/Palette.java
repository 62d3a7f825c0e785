package com.conduitllm.core.picture;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The colours of one picture.
 *
 * @param zenith top of the sky
 * @param horizon bottom of the sky
 * @param light sun or moon
 * @param ground nearest hill
 * @param night whether there are stars
 */
record Palette(Color zenith, Color horizon, Color light, Color ground, boolean night) {
    /** Words that a person would expect to see in the colours, with a hue for each group. */
    private static final Map<Float, List<String>> HUES =
            Map.of(
                    0.02f, List.of("fire", "red", "lava", "rose", "blood", "volcano"),
                    0.08f, List.of("sun", "desert", "autumn", "orange", "sand", "fox", "dawn"),
                    0.14f, List.of("gold", "yellow", "honey", "wheat", "lemon", "summer"),
                    0.34f, List.of("forest", "green", "tree", "jungle", "meadow", "spring"),
                    0.50f, List.of("ice", "turquoise", "winter", "snow", "glacier", "mint"),
                    0.58f,
                            List.of(
                                    "sea", "ocean", "blue", "water", "lake", "river", "rain",
                                    "boat"),
                    0.76f, List.of("violet", "purple", "dream", "lavender", "magic", "galaxy"),
                    0.90f, List.of("pink", "love", "flamingo", "candy", "flower", "cherry"));

    private static final List<String> NIGHT =
            List.of("night", "moon", "star", "dark", "midnight", "space", "galaxy", "owl");

    static Palette of(String prompt, SplittableRandom random) {
        Set<String> words = words(prompt);
        float chance = (float) random.nextDouble();
        float shift = (float) (random.nextDouble() - 0.5) * 0.04f;
        float hue =
                HUES.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .filter(entry -> hasOneOf(words, entry.getValue()))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse(chance)
                        + shift;
        boolean night = hasOneOf(words, NIGHT) || random.nextInt(4) == 0;
        float warm = hue + 0.09f + (float) random.nextDouble() * 0.05f;
        return night
                ? new Palette(
                        hsb(hue, 0.75f, 0.13f),
                        hsb(warm, 0.55f, 0.50f),
                        hsb(hue + 0.5f, 0.10f, 0.98f),
                        hsb(hue, 0.70f, 0.09f),
                        true)
                : new Palette(
                        hsb(hue, 0.62f, 0.62f),
                        hsb(warm, 0.28f, 0.98f),
                        hsb(warm + 0.04f, 0.16f, 1f),
                        hsb(hue, 0.78f, 0.22f),
                        false);
    }

    /** From the horizon (0) to the nearest hill (1). */
    Color hill(double nearness) {
        return mix(horizon, ground, 0.25 + 0.75 * nearness);
    }

    /** For ornaments in the sky. */
    Color ornament(SplittableRandom random, int alpha) {
        Color base = mix(light, hsb((float) random.nextDouble(), 0.35f, 1f), 0.45);
        return new Color(base.getRed(), base.getGreen(), base.getBlue(), alpha);
    }

    /** Whole words: "start" has no star in it. */
    private static Set<String> words(String prompt) {
        return Arrays.stream(prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .collect(Collectors.toSet());
    }

    private static boolean hasOneOf(Set<String> words, List<String> wanted) {
        return wanted.stream().anyMatch(word -> words.contains(word) || words.contains(word + "s"));
    }

    private static Color hsb(float hue, float saturation, float brightness) {
        return Color.getHSBColor(hue, saturation, brightness);
    }

    private static Color mix(Color from, Color to, double share) {
        return new Color(
                mix(from.getRed(), to.getRed(), share),
                mix(from.getGreen(), to.getGreen(), share),
                mix(from.getBlue(), to.getBlue(), share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
