package com.conduitllm.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/** SQL texts as a reader knows them. */
final class Statements {
    private static final int LONGEST = 70;

    private Statements() {}

    /** The most frequent ones, shortened. */
    static Map<String, Long> most(Map<String, Long> texts, int number) {
        Map<String, Long> shown = new LinkedHashMap<>();
        texts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(number)
                .forEach(entry -> shown.merge(brief(entry.getKey()), entry.getValue(), Long::sum));
        return shown;
    }

    private static String brief(String text) {
        String line = text.strip().replaceAll("\\s+", " ").replace("|", "¦");
        return "`" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "`";
    }
}
