package com.conduitllm.e2e.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Where a person reads how far it is. What is going on is redrawn in place on a terminal and left
 * out elsewhere: a file gets each line once, when it is final.
 */
public final class Screen {
    private static final int TIME_COLUMN = 76;
    private static final String CLEAR = "\r\u001b[2K";

    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;
    private boolean progressShown;

    Screen(PrintStream out, PrintStream err, boolean colours) {
        this.out = out;
        this.err = err;
        this.colours = colours;
    }

    /** The script says whether the output is a terminal; NO_COLOR is https://no-color.org. */
    static Screen standard() {
        Map<String, String> environment = System.getenv();
        boolean wanted =
                environment.getOrDefault("NO_COLOR", "").isEmpty()
                        && !"dumb".equals(environment.get("TERM"));
        return new Screen(System.out, System.err, wanted && Boolean.getBoolean("conduit.terminal"));
    }

    /** An ANSI "select graphic rendition" code (ECMA-48). */
    public enum Look {
        BOLD("1"),
        DIM("2"),
        GOOD("32"),
        BAD("31"),
        ACCENT("36");

        private final String code;

        Look(String code) {
            this.code = code;
        }
    }

    /** The text in that look, where it can be shown. */
    public String paint(Look look, String text) {
        return colours ? "\u001b[" + look.code + "m" + text + "\u001b[0m" : text;
    }

    public synchronized void line(String text) {
        clearProgress();
        out.println(text);
        out.flush();
    }

    /** A tick, what was done, and how long it took. */
    public void done(String text, Duration duration) {
        line("     " + paint(Look.GOOD, "✓") + " " + timed(text, duration));
    }

    /** A cross, what did not hold, and how long it took to see. */
    public void failed(String text, Duration duration) {
        line("     " + paint(Look.BAD, "✗") + " " + timed(text, duration));
    }

    private String timed(String text, Duration duration) {
        String gap = " ".repeat(Math.max(2, TIME_COLUMN - 7 - text.length()));
        String time = String.format(Locale.ROOT, "%6.1f s", duration.toMillis() / 1000.0);
        return text + gap + paint(Look.DIM, time);
    }

    /** What is going on now; the next output replaces it. */
    public synchronized void progress(String text) {
        if (colours) {
            out.print(CLEAR + "     " + paint(Look.ACCENT, "…") + " " + text);
            out.flush();
            progressShown = true;
        }
    }

    /** A sentence on the error stream. */
    public synchronized void failure(String sentence) {
        clearProgress();
        err.println(paint(Look.BAD, "✗ ") + sentence);
        err.flush();
    }

    private void clearProgress() {
        if (progressShown) {
            out.print(CLEAR);
            progressShown = false;
        }
    }
}
