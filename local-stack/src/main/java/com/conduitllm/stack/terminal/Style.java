package com.conduitllm.stack.terminal;

import java.util.Map;

/** The few looks that are used, as ANSI "select graphic rendition" codes (ECMA-48). */
public enum Style {
    PLAIN(""),
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    ACCENT("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String apply(String text) {
        return code.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /**
     * Colours only on a terminal that has them, and never against the person's wish
     * (https://no-color.org).
     */
    static boolean wanted(Map<String, String> environment, boolean terminal) {
        String noColor = environment.getOrDefault("NO_COLOR", "");
        return terminal && noColor.isEmpty() && !"dumb".equals(environment.get("TERM"));
    }
}
